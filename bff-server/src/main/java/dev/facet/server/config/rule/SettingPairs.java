// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.config.rule.IneffectiveSettingRule.BoundSetting;
import dev.facet.server.plugin.bodylimit.BodyLimitConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.DurationText;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.PoolConfig;
import dev.facet.upstream.config.TimeoutConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All pairs of settings of which one can keep the other from acting. */
final class SettingPairs {
  private final List<BoundSetting> pairs = new ArrayList<>();

  private SettingPairs() {}

  /** Those of a configuration, whether or not one outdoes the other. */
  static List<BoundSetting> of(RuleInput input) {
    SettingPairs all = new SettingPairs();
    input.config().listeners().clients().forEach(all::listener);
    Map.Entry<String, ListenerConfig> widest = input.config().listeners().widest();
    input.policies().forEach((name, traits) -> all.policy("policies." + name, traits, widest));
    input
        .config()
        .frontends()
        .forEach((name, frontend) -> all.frontend("frontends." + name, frontend, widest));
    Set<String> forwarded = new HashSet<>();
    input.config().routes().forEach(route -> forwarded.addAll(route.forward().to().all()));
    input
        .config()
        .services()
        .forEach(
            (name, service) -> all.service("services." + name, service, !forwarded.contains(name)));
    all.deadlines(input);
    return all.pairs;
  }

  private void listener(String name, ListenerConfig open) {
    long body = open.limits().body().bytes();
    String at = "listeners." + name + ".";
    add(
        new BoundSetting(
            at + "timeouts.bodyRate",
            open.timeouts().bodyRate(),
            at + "limits.body",
            open.limits().body(),
            open.timeouts().bodyRate().bytes() > body,
            true));
  }

  /** What is longer does not come as far as a policy. */
  private void policy(
      String at, RuleInput.PolicyTraits traits, Map.Entry<String, ListenerConfig> widest) {
    if (traits.settings() instanceof BodyLimitConfig(var max)) {
      DataSize body = widest.getValue().limits().body();
      add(
          new BoundSetting(
              at + ".bodyLimit.max",
              max,
              "listeners." + widest.getKey() + ".limits.body",
              body,
              max.bytes() > body.bytes(),
              true));
    }
  }

  /** Stored documents come in no body. */
  private void frontend(
      String at, FrontendConfig frontend, Map.Entry<String, ListenerConfig> widest) {
    RequestLimits limits = widest.getValue().limits();
    add(
        new BoundSetting(
            at + ".limits.characters",
            frontend.limits().characters(),
            "listeners." + widest.getKey() + ".limits.body",
            limits.body(),
            frontend.documents().files().isEmpty()
                && frontend.limits().characters().bytes() > limits.body().bytes()
                && frontend.limits().characters().bytes() > limits.uri().bytes(),
            true));
  }

  /**
   * Those of a service.
   *
   * @param fieldsOnly whether no route forwards to it: calls of routes have no total time
   */
  private void service(String at, UpstreamConfig service, boolean fieldsOnly) {
    TimeoutConfig timeout = service.timeout();
    String total = at + ".timeout.total";
    time(at + ".timeout.connect", timeout.connect(), total, timeout.total(), fieldsOnly);
    time(at + ".timeout.attempt", timeout.attempt(), total, timeout.total(), fieldsOnly);
    time(at + ".timeout.queue", timeout.queue(), total, timeout.total(), fieldsOnly);
    Duration slow = service.breaker().slowCall();
    if (slow != null && slow.compareTo(timeout.attempt()) > 0) {
      time(at + ".breaker.slowCall", slow, total, timeout.total(), fieldsOnly);
    }
    if (service.hedge() != null
        && service.hedge().after() instanceof HedgeDelay.Fixed(Duration after)) {
      String attempt = at + ".timeout.attempt";
      time(at + ".hedge.after", after, attempt, timeout.attempt(), true);
    }
    PoolConfig pool = service.pool();
    time(at + ".pool.idle", pool.idle(), at + ".pool.lifetime", pool.lifetime(), true);
    Integer calls = service.bulkhead().max();
    if (calls != null) {
      String most = at + ".pool.max";
      add(
          new BoundSetting(
              at + ".bulkhead.max", calls, most, pool.max(), calls > pool.max(), true));
    }
  }

  /** A call of an operation ends with its operation. */
  private void deadlines(RuleInput input) {
    Collection<String> frontends = input.config().frontends().keySet();
    frontends.stream()
        .max(Comparator.comparing(name -> deadline(input, name)))
        .ifPresent(longest ->
            input
                .config()
                .services()
                .forEach((name, service) ->
                    time(
                        "services." + name + ".timeout.total",
                        service.timeout().total(),
                        "frontends." + longest + ".limits.deadline",
                        deadline(input, longest),
                        true)));
  }

  private static Duration deadline(RuleInput input, String frontend) {
    FrontendConfig known = input.config().frontends().get(frontend);
    return known == null ? Duration.ZERO : known.limits().deadline();
  }

  private void time(String path, Duration value, String bound, Duration limit, boolean byDefault) {
    add(
        new BoundSetting(
            path,
            DurationText.of(value),
            bound,
            DurationText.of(limit),
            value.compareTo(limit) > 0,
            byDefault));
  }

  private void add(BoundSetting pair) {
    pairs.add(pair);
  }
}
