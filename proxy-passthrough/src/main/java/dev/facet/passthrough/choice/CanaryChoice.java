// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Requests that say so go to a canary; of the others something else decides. */
public final class CanaryChoice implements TargetChoice {
  private final List<Canary> canaries;
  private final TargetChoice others;

  /**
   * One rule.
   *
   * @param condition which requests it is for
   * @param decision where they go
   */
  private record Canary(CanaryCondition condition, TargetDecision decision) {}

  /**
   * A canary's condition and its service.
   *
   * @param condition which requests it is for
   * @param target where they go, whatever its weight
   */
  public record Rule(CanaryCondition condition, Target target) {}

  /**
   * Puts rules before a choice.
   *
   * @param rules the first whose condition holds decides
   * @param others decides where none does
   */
  public CanaryChoice(List<Rule> rules, TargetChoice others) {
    this.canaries =
        rules.stream()
            .map(rule -> new Canary(rule.condition(), TargetDecision.of(rule.target())))
            .toList();
    this.others = others;
  }

  @Override
  public TargetDecision choose(MultiMap headers, boolean secure, IntUnaryOperator random) {
    for (int i = 0; i < canaries.size(); i++) {
      if (canaries.get(i).condition.holds(headers)) {
        return canaries.get(i).decision;
      }
    }
    return others.choose(headers, secure, random);
  }
}
