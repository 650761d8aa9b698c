// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

/**
 * Which service gets a request. All decisions there can be are made with the route.
 *
 * @param target the service
 * @param cookie the value of {@code Set-Cookie} that keeps the decision; empty for none
 */
public record TargetDecision(Target target, String cookie) {
  /** A decision that is not kept. */
  public static TargetDecision of(Target target) {
    return new TargetDecision(target, "");
  }
}
