// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number can be worked with. A few characters spell one of a billion digits, and what
 * converts it, or only prints it in a message, takes minutes and gigabytes.
 */
public final class NumberSize {
  /** Digits before or behind the point beyond which a number is rejected. */
  public static final int MAX_DIGITS = 10_000;

  private NumberSize() {}

  /** Whether a value is a number, or the text of one, with an exponent beyond use. */
  public static boolean isHuge(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> Math.abs((long) number.scale()) > MAX_DIGITS;
      case String text when text.indexOf('e') >= 0 || text.indexOf('E') >= 0 -> isHugeText(text);
      case null, default -> false;
    };
  }

  private static boolean isHugeText(String text) {
    try {
      return text.length() <= MAX_DIGITS && isHuge(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
