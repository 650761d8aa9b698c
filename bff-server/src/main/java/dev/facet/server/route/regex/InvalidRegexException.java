// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

/** Text that is no regular expression, or one that is too long or too complex. */
public final class InvalidRegexException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String hint;

  /**
   * A rejection.
   *
   * @param text what was written
   * @param expected what would be a regular expression here
   * @param hint what was probably meant; empty where that is not known
   */
  public InvalidRegexException(String text, String expected, String hint) {
    super("regex: " + text + " (expected: " + expected + ")");
    this.expected = expected;
    this.hint = hint;
  }

  /** What would be one, and what is wrong with this one. */
  public String expected() {
    return expected;
  }

  /** What was probably meant; empty where that is not known. */
  public String hint() {
    return hint;
  }
}
