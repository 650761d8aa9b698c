// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

/**
 * What a step is called.
 *
 * @param words for logs
 * @param guard the name of its policy where that is there to reject requests; empty for all others
 */
record StepName(String words, String guard) {
  /** Behind all steps. */
  static final StepName ENDPOINT = new StepName("endpoint", "");

  static StepName of(Step step) {
    return new StepName("policy " + step.policy(), step.phase().isGuard() ? step.policy() : "");
  }
}
