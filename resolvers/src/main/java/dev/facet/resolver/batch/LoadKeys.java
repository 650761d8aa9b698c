// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys in one form, so that the number 7 of one service and the text "7" of another are one key.
 * Integers that fit are {@link Long}, everything else is text; a composite key is a list of these.
 */
public final class LoadKeys {
  private static final int MOST_DIGITS = 18;

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
      case String text -> looksLikeLong(text) ? (Object) Long.parseLong(text) : text;
      case BigInteger number -> number.toString();
      case BigDecimal number -> canonical(number.stripTrailingZeros().toPlainString());
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
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

  private static boolean looksLikeLong(String text) {
    int length = text.length();
    int first = length > 1 && text.charAt(0) == '-' ? 1 : 0;
    if (length == first || length > MOST_DIGITS) {
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
