// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

/** A variable that {@code @skip} or {@code @include} reads is null. */
public final class UndecidedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String variable;

  UndecidedException(String variable) {
    super(variable, null, false, false);
    this.variable = variable;
  }

  /** The variable's name. */
  public String variable() {
    return variable;
  }
}
