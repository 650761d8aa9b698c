// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting that a configuration record rejects. Its message is {@code name: value (expected:
 * ...)}; what shows it at its place in a file reads the parts instead.
 */
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Enough to find the value again; a finding is a line. */
  private static final int MAX_SHOWN = 400;

  private final String name;
  private final String value;
  private final String expected;
  private final String decidedBy;

  /**
   * A rejection.
   *
   * @param name the setting's name, perhaps with that of an entry, such as {@code headers.x-id}
   * @param value what was given; only the beginning of a long one is kept
   * @param expected what would be good, such as {@code 1 or more}
   */
  public InvalidSetting(String name, @Nullable Object value, String expected) {
    this(name, value, expected, null);
  }

  /** The same, with what found it. */
  public InvalidSetting(
      String name, @Nullable Object value, String expected, @Nullable Throwable cause) {
    this(name, value, expected, "", cause);
  }

  private InvalidSetting(
      String name,
      @Nullable Object value,
      String expected,
      String decidedBy,
      @Nullable Throwable cause) {
    super(shown(name) + ": " + shown(value) + " (expected: " + expected + ")", cause);
    this.name = shown(name);
    this.value = shown(value);
    this.expected = expected;
    this.decidedBy = decidedBy;
  }

  /**
   * A rejection of a setting that may not be there, whatever it holds.
   *
   * @param decidedBy the setting beside it that decides so
   */
  static InvalidSetting misplaced(String name, String decidedBy, String expected) {
    return new InvalidSetting(name, "settings", expected, decidedBy, null);
  }

  /** The setting's name. */
  public String name() {
    return name;
  }

  /** The setting that decides that this one may not be there; empty where its value is at fault. */
  public String decidedBy() {
    return decidedBy;
  }

  /** What was given, as text. */
  public String value() {
    return value;
  }

  /** What would be good. */
  public String expected() {
    return expected;
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= MAX_SHOWN
        ? text
        : text.substring(0, MAX_SHOWN) + "… of " + text.length() + " characters";
  }
}
