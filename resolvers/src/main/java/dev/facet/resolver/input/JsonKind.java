// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for the kind of a JSON value, which say nothing of the value itself. */
public final class JsonKind {
  private JsonKind() {}

  /**
   * The kind of a value, such as {@code a string}. Of a number it tells what keeps it from being
   * one of the type.
   *
   * @param type the scalar that was expected
   * @param value plain JSON
   */
  public static String of(String type, @Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "an object";
      case List<?> _ -> "a list";
      case CharSequence _ -> "a string";
      case Boolean _ -> "a boolean";
      case Number number -> number(type, number);
      default -> "a value of another kind";
    };
  }

  private static String number(String type, Number number) {
    boolean whole = type.equals("Int") || type.equals("ID");
    if (whole && !isInteger(number)) {
      return "a number with a fraction";
    }
    if (type.equals("Float") && Double.isInfinite(number.doubleValue())) {
      return "a number beyond 64 bits";
    }
    return type.equals("Int") ? "a number beyond 32 bits" : "a number";
  }

  private static boolean isInteger(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal.stripTrailingZeros().scale() <= 0;
      case Double real -> real % 1 == 0;
      case Float real -> real % 1 == 0;
      case BigInteger _, Long _, Integer _ -> true;
      default -> number.doubleValue() % 1 == 0;
    };
  }
}
