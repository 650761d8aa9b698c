// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

/**
 * A scalar that does not fit its type. Carries what the diagnostic says: what would fit and a
 * remedy.
 */
final class BadScalar extends IllegalArgumentException {
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
  BadScalar(ConfigCode code, String expected, String hint) {
    super(expected);
    this.code = code;
    this.expected = expected;
    this.hint = hint;
  }

  BadScalar(ConfigCode code, String expected) {
    this(code, expected, "");
  }

  ConfigCode code() {
    return code;
  }

  String expected() {
    return expected;
  }

  String hint() {
    return hint;
  }
}
