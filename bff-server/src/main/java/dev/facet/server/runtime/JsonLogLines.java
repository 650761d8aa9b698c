// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line, for machines: {@code @timestamp} (RFC 3339, UTC, milliseconds), {@code
 * level}, {@code message}, {@code logger}, then what the event says beside its message, such as
 * {@code correlationId}, and {@code exception} with a stack trace as one string.
 */
final class JsonLogLines extends LogLines {
  private static final Set<String> TAKEN =
      Set.of("@timestamp", "level", "message", "logger", "exception");

  @Override
  void append(StringBuilder line, ILoggingEvent event) {
    timestamp(line.append("{\"@timestamp\":\""), event.getInstant());
    line.append("\",\"level\":\"").append(event.getLevel()).append("\",\"message\":");
    string(line, message(event));
    string(line.append(",\"logger\":"), event.getLoggerName());
    List<KeyValuePair> members = members(event);
    for (int i = 0; i < members.size(); i++) {
      KeyValuePair member = members.get(i);
      line.append(',');
      string(line, TAKEN.contains(member.key) ? member.key + "_" : member.key).append(':');
      value(line, member.value);
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      string(line.append(",\"exception\":"), trace(thrown).strip());
    }
    line.append('}');
  }

  /** RFC 3339, always with three digits of a second: a formatter would have to be loaded first. */
  private static void timestamp(StringBuilder line, Instant at) {
    LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    digits(line, utc.getYear(), 1000).append('-');
    digits(line, utc.getMonthValue(), 10).append('-');
    digits(line, utc.getDayOfMonth(), 10).append('T');
    clock(line, utc).append('Z');
  }

  /** Appends {@code 12:30:59.007}. */
  static StringBuilder clock(StringBuilder line, LocalDateTime at) {
    digits(line, at.getHour(), 10).append(':');
    digits(line, at.getMinute(), 10).append(':');
    digits(line, at.getSecond(), 10).append('.');
    return digits(line, at.getNano() / 1_000_000, 100);
  }

  private static StringBuilder digits(StringBuilder line, int number, int unit) {
    for (int rest = unit; rest > 1 && number < rest; rest /= 10) {
      line.append('0');
    }
    return line.append(number);
  }

  private static void value(StringBuilder line, @Nullable Object value) {
    switch (value) {
      case null -> line.append("null");
      case Boolean bool -> line.append(bool.booleanValue());
      case Integer number -> line.append(number.intValue());
      case Long number -> line.append(number.longValue());
      case Double number when Double.isFinite(number) -> line.append(number.doubleValue());
      case Collection<?> all -> list(line, all);
      default -> string(line, value.toString());
    }
  }

  private static void list(StringBuilder line, Collection<?> all) {
    char before = '[';
    for (Object each : all) {
      value(line.append(before), each);
      before = ',';
    }
    line.append(all.isEmpty() ? "[]" : "]");
  }

  private static StringBuilder string(StringBuilder line, String value) {
    return LogText.json(line.append('"'), value).append('"');
  }
}
