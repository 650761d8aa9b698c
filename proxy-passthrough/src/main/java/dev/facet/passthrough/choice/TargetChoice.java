// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import io.vertx.core.MultiMap;
import java.util.function.IntUnaryOperator;

/** Decides which service gets a request. */
public sealed interface TargetChoice permits WeightedTargets, CanaryChoice, StickyChoice {
  /**
   * Decides.
   *
   * @param headers of the client's request
   * @param secure whether the client came by https
   * @param random a number from 0 up to, not including, the bound it is given
   */
  TargetDecision choose(MultiMap headers, boolean secure, IntUnaryOperator random);
}
