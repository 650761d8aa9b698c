// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which strings are numbers and booleans: those that JSON would write so without the quotes, zeros
 * in front allowed. Java's own parsers take more: the digits of every script, a plus, any case.
 */
public final class SpelledNumber {
  private static final Pattern JSON =
      Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private SpelledNumber() {}

  /**
   * Whether a value is a string that is not one of a scalar of numbers, or of Boolean.
   *
   * @param scalar the name of the scalar
   */
  public static boolean isNone(String scalar, @Nullable Object value) {
    if (!(value instanceof CharSequence text)) {
      return false;
    }
    return scalar.equals("Boolean")
        ? !"true".contentEquals(text) && !"false".contentEquals(text)
        : !JSON.matcher(text).matches();
  }
}
