// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The services behind one route, each with its share of the requests. */
public final class WeightedTargets implements TargetChoice {
  private final List<TargetDecision> decisions;
  private final int total;

  /**
   * Services of one route.
   *
   * @throws IllegalArgumentException where there is none, or none has a share
   */
  public WeightedTargets(List<Target> targets) {
    this.decisions = targets.stream().map(TargetDecision::of).toList();
    this.total = targets.stream().mapToInt(Target::weight).reduce(0, Math::addExact);
    if (total == 0) {
      throw new IllegalArgumentException("targets: " + targets + " (expected: one with a weight)");
    }
  }

  @Override
  public TargetDecision choose(MultiMap headers, boolean secure, IntUnaryOperator random) {
    return pick(random);
  }

  /** The service for one request, whatever it says. */
  TargetDecision pick(IntUnaryOperator random) {
    if (decisions.size() == 1) {
      return decisions.getFirst();
    }
    int ticket = random.applyAsInt(total);
    int index = 0;
    while (ticket >= weight(index)) {
      ticket -= weight(index);
      index++;
    }
    return decisions.get(index);
  }

  /** The services that have a share. */
  List<Target> shared() {
    return decisions.stream()
        .map(TargetDecision::target)
        .filter(target -> target.weight() > 0)
        .toList();
  }

  private int weight(int index) {
    return decisions.get(index).target().weight();
  }
}
