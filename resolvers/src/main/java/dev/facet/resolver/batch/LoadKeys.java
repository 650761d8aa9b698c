// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the form they are merged by, so that the number 7 of one service and the string "7" of
 * another are one key. Integers that fit are {@link Long}, everything else is text; a composite key
 * is a list of these.
 */
public final class LoadKeys {
  /** Digits of the longest {@link Long}, with a sign. */
  private static final int MAX_DIGITS = 20;

  /** A number further from 1 than this many digits is spelled with an exponent. */
  private static final int MAX_PLAIN = 400;

  private LoadKeys() {}

  /**
   * A key in its one form.
   *
   * @param value plain JSON
   * @return null where the value cannot be a key: null, an object, a list
   */
  public static @Nullable Object canonical(@Nullable Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      case String text -> looksLikeLong(text) ? number(text) : text;
      case BigInteger number -> number.toString();
      case BigDecimal number -> decimal(number.stripTrailingZeros());
      case Double zero when zero == 0 -> 0L;
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case null, default -> null;
    };
  }

  /**
   * A composite key in its one form.
   *
   * @return null where a part cannot be a key
   */
  public static @Nullable Object composite(List<? extends @Nullable Object> parts) {
    if (parts.size() == 1) {
      return canonical(parts.getFirst());
    }
    List<Object> key = new ArrayList<>(parts.size());
    for (Object part : parts) {
      Object canonical = canonical(part);
      if (canonical == null) {
        return null;
      }
      key.add(canonical);
    }
    return key;
  }

  private static Object number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException beyond) {
      return digits;
    }
  }

  /** A few characters can spell a number of a billion digits, which must stay a few. */
  private static @Nullable Object decimal(BigDecimal number) {
    long digits = number.precision() + Math.abs((long) number.scale());
    return digits < MAX_PLAIN ? canonical(number.toPlainString()) : number.toString();
  }

  private static boolean looksLikeLong(String text) {
    int length = text.length();
    int first = length > 1 && text.charAt(0) == '-' ? 1 : 0;
    if (length == first || length > MAX_DIGITS) {
      return false;
    }
    if (text.charAt(first) == '0' && length > 1) {
      return false;
    }
    for (int i = first; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
