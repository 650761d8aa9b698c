// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * Lines for people: {@code 12:30:59.007 WARN message name=value}, and a stack trace below it. The
 * logger is named for what libraries say, and for details of Facet itself: what Facet says
 * otherwise stands for itself.
 */
final class TextLogLines extends LogLines {
  private static final String OWN = "dev.facet.";

  private final ZoneId zone;

  /**
   * Lines for people in a place.
   *
   * @param zone whose time of day is written
   */
  TextLogLines(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  void append(StringBuilder line, ILoggingEvent event) {
    JsonLogLines.clock(line, LocalDateTime.ofInstant(event.getInstant(), zone)).append(' ');
    String level = event.getLevel().toString();
    line.append(level).append(" ".repeat(Math.max(1, 6 - level.length())));
    if (namesLogger(event)) {
      LogText.prose(line, event.getLoggerName()).append("  ");
    }
    LogText.prose(line, message(event));
    List<KeyValuePair> members = isAccess(event) ? List.of() : members(event);
    for (int i = 0; i < members.size(); i++) {
      member(line.append(i == 0 ? "  " : " "), members.get(i));
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      trace(thrown)
          .lines()
          .forEach(each -> LogText.prose(line.append('\n'), each.replace("\t", "    ")));
    }
  }

  private static boolean namesLogger(ILoggingEvent event) {
    String name = event.getLoggerName();
    return !(name.startsWith(OWN) || isAccess(event))
        || !event.getLevel().isGreaterOrEqual(Level.INFO);
  }

  /** The message of an access line tells a person enough. */
  private static boolean isAccess(ILoggingEvent event) {
    return event.getLoggerName().equals(LogConfigurator.ACCESS);
  }

  private static void member(StringBuilder line, KeyValuePair member) {
    LogText.prose(line, member.key).append('=');
    String value = String.valueOf(member.value);
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '=')) {
      LogText.json(line.append('"'), value).append('"');
    } else {
      LogText.prose(line, value);
    }
  }
}
