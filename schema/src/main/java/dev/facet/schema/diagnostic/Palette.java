// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

/** The colours of a terminal, or none. */
enum Palette {
  NONE(false),
  TERMINAL(true);

  private final boolean coloured;

  Palette(boolean coloured) {
    this.coloured = coloured;
  }

  String error(String text) {
    return painted("1;31", text);
  }

  String warning(String text) {
    return painted("1;33", text);
  }

  String strong(String text) {
    return painted("1", text);
  }

  /** Line numbers and the rule beside them. */
  String frame(String text) {
    return painted("34", text);
  }

  String help(String text) {
    return painted("36", text);
  }

  private String painted(String code, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
