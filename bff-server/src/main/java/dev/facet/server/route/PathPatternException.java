// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** Text that is no {@link PathPattern}, or one that no request's path could ever match. */
public final class PathPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String hint;

  PathPatternException(String text, String expected, String hint) {
    super("path: " + text + " (expected: " + expected + ")");
    this.expected = expected;
    this.hint = hint;
  }

  /** What would be a pattern, such as {@code /exact}. */
  public String expected() {
    return expected;
  }

  /** What was probably meant; empty where that is not known. */
  public String hint() {
    return hint;
  }
}
