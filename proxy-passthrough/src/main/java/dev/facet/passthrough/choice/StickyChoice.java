// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import dev.facet.http.RequestCookies;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What was decided for a client once holds for its later requests: a cookie keeps it. Where that
 * stands for a service that is gone, or that has no share any more, it is decided anew.
 */
public final class StickyChoice implements TargetChoice {
  private final StickyCookie cookie;
  private final WeightedTargets split;
  private final Map<String, TargetDecision> known;
  private final Map<Target, Fresh> fresh;

  /** Decisions that the client is told, by the way it came. */
  private record Fresh(TargetDecision plain, TargetDecision secure) {
    private static Fresh of(Target target, StickyCookie cookie) {
      return new Fresh(
          new TargetDecision(target, cookie.line(target.service(), false)),
          new TargetDecision(target, cookie.line(target.service(), true)));
    }
  }

  /**
   * Keeps the decisions of a split.
   *
   * @param cookie where
   * @param split decides for clients without one
   */
  public StickyChoice(StickyCookie cookie, WeightedTargets split) {
    this.cookie = cookie;
    this.split = split;
    Map<String, TargetDecision> kept = new HashMap<>();
    Map<Target, Fresh> made = new HashMap<>();
    for (Target target : split.shared()) {
      kept.put(cookie.value(target.service()), TargetDecision.of(target));
      made.put(target, Fresh.of(target, cookie));
    }
    this.known = Map.copyOf(kept);
    this.fresh = Map.copyOf(made);
  }

  @Override
  public TargetDecision choose(MultiMap headers, boolean secure, IntUnaryOperator random) {
    String value = RequestCookies.value(headers, cookie.name());
    TargetDecision before = value == null ? null : known.get(value);
    if (before != null) {
      return before;
    }
    TargetDecision drawn = split.pick(random);
    Fresh told = fresh.get(drawn.target());
    if (told == null) {
      return drawn;
    }
    return secure ? told.secure : told.plain;
  }
}
