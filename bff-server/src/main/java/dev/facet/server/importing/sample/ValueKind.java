// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sample;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** What kind of value stands in a place of a sample; null is none. */
public enum ValueKind {
  /** True or false. */
  BOOLEAN,
  /** An integer of 32 bit. */
  INT,
  /** A longer integer of 64 bit. */
  LONG,
  /** An integer beyond 64 bit. */
  BIG_INTEGER,
  /** A number with a fraction or an exponent. */
  FLOAT,
  /** A string that is a date, such as 2026-01-31. */
  DATE,
  /** A string that is a moment, such as 2026-01-31T10:15:30Z (RFC 3339). */
  DATE_TIME,
  /** Any other string. */
  TEXT,
  /** An object. */
  OBJECT,
  /** A list. */
  LIST;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");
  private static final int LONG_DIGITS = 20;

  /** The kind of an integer, in the digits of JSON. */
  static ValueKind ofInteger(String digits) {
    int bits =
        digits.length() > LONG_DIGITS ? Integer.MAX_VALUE : new BigInteger(digits).bitLength();
    if (bits < Integer.SIZE) {
      return INT;
    }
    return bits < Long.SIZE ? LONG : BIG_INTEGER;
  }

  /** The kind of a value that stands in a URL, where all are text. */
  public static ValueKind ofWord(String text) {
    if (INTEGER.matcher(text).matches()) {
      return ofInteger(text);
    }
    if (text.equals("true") || text.equals("false")) {
      return BOOLEAN;
    }
    return FRACTION.matcher(text).matches() ? FLOAT : ofString(text);
  }

  /** The kind of a string. */
  static ValueKind ofString(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate.parse(text);
        return DATE;
      }
      if (MOMENT.matcher(text).matches()) {
        OffsetDateTime.parse(text);
        return DATE_TIME;
      }
      return TEXT;
    } catch (DateTimeException _) {
      return TEXT;
    }
  }
}
