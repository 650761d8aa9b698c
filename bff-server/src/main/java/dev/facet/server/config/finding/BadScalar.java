// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

/**
 * A scalar that does not fit its type. Carries what the diagnostic says: what would fit and a
 * remedy.
 */
public final class BadScalar extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ConfigCode code;
  private final String expected;
  private final String hint;

  /**
   * A rejection.
   *
   * @param expected what would fit, such as {@code an integer}
   * @param hint a remedy; empty where none is known
   */
  public BadScalar(ConfigCode code, String expected, String hint) {
    super(expected);
    this.code = code;
    this.expected = expected;
    this.hint = hint;
  }

  /** A rejection without a remedy. */
  public BadScalar(ConfigCode code, String expected) {
    this(code, expected, "");
  }

  /** What kind of fault it is. */
  public ConfigCode code() {
    return code;
  }

  /** What would fit. */
  public String expected() {
    return expected;
  }

  /** A remedy; empty where none is known. */
  public String hint() {
    return hint;
  }
}
