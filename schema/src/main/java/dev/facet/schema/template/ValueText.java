// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The text of a value where it stands beside other text. Integers are plain digits, so that one id
 * has one string; numbers are spelled without an exponent wherever that is shorter than {@value
 * #MAX_PLAIN} characters, so a large one cannot become a string of gigabytes; lists of plain values
 * are joined by commas, what holds objects is JSON.
 */
public final class ValueText {
  private static final int MAX_PLAIN = 400;

  private ValueText() {}

  /** The text of a value, plain Java as described for this package. */
  public static String of(Object value) {
    return value instanceof String text ? text : appended(value);
  }

  /** Whether a value is an object or holds one, or a list in a list, so that its text is JSON. */
  public static boolean isNested(Object value) {
    return value instanceof Map<?, ?> || (value instanceof List<?> list && !isPlain(list));
  }

  static void append(StringBuilder out, Object value) {
    switch (value) {
      case String text -> out.append(text);
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case Number number -> out.append(number(number));
      case List<?> list when isPlain(list) -> appendList(out, list);
      case List<?> list -> JsonText.append(out, list);
      case Map<?, ?> object -> JsonText.append(out, object);
      default -> out.append(value);
    }
  }

  /** The digits of a number; JSON where it is finite. */
  static String number(Number number) {
    return switch (number) {
      case BigDecimal decimal -> plain(decimal);
      case Double real when Double.isFinite(real) -> real(real.toString());
      case Float real when Float.isFinite(real) -> real(real.toString());
      default -> number.toString();
    };
  }

  private static String real(String spelled) {
    return plain(new BigDecimal(spelled).stripTrailingZeros());
  }

  private static String plain(BigDecimal decimal) {
    boolean brief = decimal.precision() + Math.abs((long) decimal.scale()) < MAX_PLAIN;
    if (!brief) {
      return decimal.toString();
    }
    BigDecimal shortest = decimal.stripTrailingZeros();
    return (shortest.scale() <= 0 ? shortest : decimal).toPlainString();
  }

  private static String appended(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static boolean isPlain(List<?> list) {
    return list.stream().noneMatch(one -> one instanceof List<?> || one instanceof Map<?, ?>);
  }

  private static void appendList(StringBuilder out, List<?> list) {
    boolean first = true;
    for (Object element : list) {
      if (element != null) {
        out.append(first ? "" : ",");
        append(out, element);
        first = false;
      }
    }
  }
}
