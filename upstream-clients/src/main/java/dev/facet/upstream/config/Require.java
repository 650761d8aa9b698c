// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import org.jspecify.annotations.Nullable;

/** Guards of configuration records. */
public final class Require {
  /** Enough to find the value again; a finding is a line. */
  private static final int MAX_SHOWN = 400;

  private Require() {}

  /**
   * Rejects a value.
   *
   * @param holds whether the value is good
   * @param name the setting's name
   * @param value what was given
   * @param expected what would be good, such as {@code 1 or more}
   * @throws IllegalArgumentException in the form {@code name: value (expected: ...)}
   */
  public static void require(boolean holds, String name, @Nullable Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          shown(name) + ": " + shown(value) + " (expected: " + expected + ")");
    }
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= MAX_SHOWN
        ? text
        : text.substring(0, MAX_SHOWN) + "… of " + text.length() + " characters";
  }
}
