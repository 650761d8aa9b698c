// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The form of the values of a scalar, where the library takes others and changes them. */
enum ScalarForm {
  /** Any: the library is exact. */
  ANY,
  /** Language tags that are well-formed (RFC 5646 section 2.1): the library makes others "und". */
  LOCALE,
  /** Integers: the library cuts fractions, and turns numbers beyond 64 bits into others. */
  SECONDS,
  /** Strings of 36 characters (RFC 9562 section 4): the library fills shorter groups up. */
  UUID,
  /** Years as strings, and as the numbers that most services write. */
  YEAR;

  private static final int UUID_LENGTH = 36;
  private static final BigInteger MAX_YEAR = BigInteger.valueOf(9999);

  static ScalarForm of(String scalar) {
    return switch (scalar) {
      case "Locale" -> LOCALE;
      case "SecondsSinceEpoch" -> SECONDS;
      case "UUID" -> UUID;
      case "Year" -> YEAR;
      default -> ANY;
    };
  }

  /**
   * A value as the library reads it.
   *
   * @throws IllegalArgumentException where it has another form
   * @throws ArithmeticException for a number that is no integer, or beyond 64 bits
   */
  Object read(Object value) {
    return switch (this) {
      case ANY -> value;
      case LOCALE -> value instanceof String tag ? language(tag) : value;
      case SECONDS -> value instanceof Number number ? integer(number).longValueExact() : value;
      case UUID -> value instanceof String text ? uuid(text) : value;
      case YEAR -> value instanceof Number number ? year(integer(number)) : value;
    };
  }

  private static BigInteger integer(Number number) {
    if (NumberSize.isHuge(number)) {
      throw new ArithmeticException("a number of too many digits");
    }
    return new BigDecimal(number.toString()).toBigIntegerExact();
  }

  private static String language(String tag) {
    try {
      if (!new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty()) {
        return tag;
      }
    } catch (IllformedLocaleException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "a string that is no language tag (expected: such as en-US)");
  }

  private static String uuid(String text) {
    if (text.length() != UUID_LENGTH) {
      throw new IllegalArgumentException("a string of another length (expected: 36 characters)");
    }
    return text;
  }

  private static String year(BigInteger year) {
    if (year.signum() < 0 || year.compareTo(MAX_YEAR) > 0) {
      throw new IllegalArgumentException("a number that is no year (expected: 0 to 9999)");
    }
    return "%04d".formatted(year);
  }
}
