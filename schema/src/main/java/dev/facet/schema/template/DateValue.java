// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The point in time that a value means: ISO 8601 text with or without time and offset, a space for
 * the T and an offset without a colon included; or a number since 1970, of seconds where it is
 * below {@value #FIRST_MILLIS}, else of milliseconds. Without an offset it is UTC; a date alone is
 * its midnight.
 */
final class DateValue {
  /** As seconds it would be the year 5138, as milliseconds it is 1973. */
  private static final long FIRST_MILLIS = 100_000_000_000L;

  /**
   * Digits before or behind the point of a time; converting an exponent of millions takes minutes.
   */
  private static final int MAX_DIGITS = 100;

  private static final Pattern SHORT_OFFSET = Pattern.compile("([+-][0-9]{2})([0-9]{2})?$");

  private DateValue() {}

  /**
   * The point in time.
   *
   * @throws DateTimeException where the value is none
   */
  static OffsetDateTime of(Object value) {
    return switch (value) {
      case Number number -> epoch(number).atOffset(ZoneOffset.UTC);
      case String text -> parse(text);
      default -> throw new DateTimeException("date: " + value.getClass() + " (expected: a string)");
    };
  }

  private static Instant epoch(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    if (Math.abs((long) exact.scale()) > MAX_DIGITS) {
      throw new DateTimeException("date: " + number + " (expected: a time since 1970)");
    }
    boolean seconds = exact.abs().compareTo(BigDecimal.valueOf(FIRST_MILLIS)) < 0;
    BigDecimal nanos = exact.movePointRight(seconds ? 9 : 6);
    try {
      BigInteger[] parts =
          nanos.toBigInteger().divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
      return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException e) {
      throw new DateTimeException("date: " + number + " (expected: a time since 1970)", e);
    }
  }

  /** The text as ISO 8601 spells it in full. */
  private static String spelled(String text) {
    boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
    String joined = spaced ? text.substring(0, 10) + "T" + text.substring(11) : text;
    if (joined.indexOf('T') < 0) {
      return joined;
    }
    Matcher offset = SHORT_OFFSET.matcher(joined);
    if (!offset.find() || joined.indexOf(':', offset.start()) >= 0 || offset.start() < 11) {
      return joined;
    }
    String minutes = offset.group(2);
    return joined.substring(0, offset.start())
        + offset.group(1)
        + ":"
        + (minutes == null ? "00" : minutes);
  }

  private static OffsetDateTime parse(String found) {
    String text = spelled(found.strip());
    TemporalAccessor parsed =
        text.indexOf('T') < 0
            ? LocalDate.parse(text)
            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from);
    return switch (parsed) {
      case ZonedDateTime zoned -> zoned.toOffsetDateTime();
      case LocalDateTime local -> local.atOffset(ZoneOffset.UTC);
      case LocalDate date -> date.atStartOfDay().atOffset(ZoneOffset.UTC);
      default -> throw new DateTimeException("date: " + text + " (expected: ISO 8601)");
    };
  }
}
