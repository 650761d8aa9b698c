// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * The point in time that a value means: ISO 8601 text with or without time and offset, or a number
 * of milliseconds since 1970. Without an offset it is UTC; a date alone is its midnight.
 */
final class DateValue {
  private DateValue() {}

  static Optional<OffsetDateTime> of(Object value) {
    if (value instanceof Number number) {
      return Optional.of(Instant.ofEpochMilli(number.longValue()).atOffset(ZoneOffset.UTC));
    }
    try {
      return Optional.of(parse(ValueText.of(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime parse(String text) {
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
