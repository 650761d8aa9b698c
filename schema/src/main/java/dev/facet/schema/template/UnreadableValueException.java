// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/**
 * A value that a pipe of an expression cannot read. Its message names pipe, place, the kind of the
 * value and what was expected, and says nothing of the value itself.
 */
public final class UnreadableValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Root root;

  UnreadableValueException(Expression expression, Unreadable fault) {
    super(
        "the pipe "
            + fault.pipe()
            + " cannot read "
            + expression.source()
            + ", "
            + fault.kind()
            + " (expected: "
            + fault.expected()
            + ").",
        null,
        false,
        false);
    this.root = expression.root();
  }

  /** Where the value comes from. */
  public Root root() {
    return root;
  }

  /** One sentence without its subject: {@code the pipe date cannot read parent.at, a string …}. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
