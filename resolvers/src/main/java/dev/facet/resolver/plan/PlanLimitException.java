// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

/** Thrown where an operation is beyond a limit of its frontend. */
public final class PlanLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlanLimitException(String message) {
    super(message, null, false, false);
  }
}
