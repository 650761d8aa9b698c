// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

/** Colours with a meaning. Colour never says what the words do not. */
enum Style {
  /** Something is wrong. */
  ERROR("1;31"),
  /** Something may be wrong. */
  WARNING("1;33"),
  /** Places, rulers, what frames the text. */
  FAINT("2"),
  /** What to look at first. */
  STRONG("1");

  private static final char ESCAPE = 27;
  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style; unchanged where colours are off. */
  String paint(String text, boolean colored) {
    return colored ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }
}
