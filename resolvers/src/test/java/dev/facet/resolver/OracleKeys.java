// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys as strings: the number 7 and the string "7" are one key. */
final class OracleKeys {
  private OracleKeys() {}

  /** The text of a key; null where the value cannot be one. */
  static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean bool -> bool.toString();
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Number number -> number.toString();
      case null, default -> null;
    };
  }

  /**
   * The key that templates see: one string, or an object of strings; null where a part is missing.
   */
  static @Nullable Object key(List<String> names, List<? extends @Nullable Object> parts) {
    if (parts.size() == 1) {
      return text(parts.getFirst());
    }
    Map<String, Object> key = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = text(parts.get(i));
      if (part == null) {
        return null;
      }
      key.put(names.get(i), part);
    }
    return key;
  }
}
