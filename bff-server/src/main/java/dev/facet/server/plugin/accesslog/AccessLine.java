// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import java.util.HexFormat;

/**
 * Writes a record as one line. Whatever is not a printable ASCII character is escaped as in JSON,
 * so that nothing a client sends can end the line, begin another or steer a terminal.
 */
final class AccessLine {
  private AccessLine() {}

  static String json(AccessRecord record) {
    StringBuilder line = new StringBuilder(320).append('{');
    text(line, "time", record.at().toString());
    text(line, "method", record.method());
    text(line, "path", record.target());
    text(line, "protocol", record.protocol());
    number(line, "status", record.status());
    number(line, "bytes", record.bytes());
    millis(line.append("\"durationMs\":"), record).append(',');
    line.append("\"complete\":").append(record.complete()).append(',');
    text(line, "route", record.route());
    text(line, "correlationId", record.correlationId());
    text(line, "clientIp", record.clientIp());
    if (!record.subject().isEmpty()) {
      text(line, "subject", record.subject());
    }
    line.setCharAt(line.length() - 1, '}');
    return line.toString();
  }

  static String text(AccessRecord record) {
    StringBuilder line = new StringBuilder(200);
    word(line, record.clientIp()).append(' ');
    word(line, record.subject()).append(" \"");
    escape(line, record.method()).append(' ');
    escape(line, record.target()).append(' ');
    escape(line, record.protocol()).append("\" ");
    line.append(record.status()).append(' ').append(record.bytes()).append(' ');
    millis(line, record).append("ms ");
    line.append(record.complete() ? "complete" : "broken").append(' ');
    word(line, record.route()).append(' ');
    return word(line, record.correlationId()).toString();
  }

  private static void text(StringBuilder line, String name, String value) {
    escape(line.append('"').append(name).append("\":\""), value).append("\",");
  }

  private static void number(StringBuilder line, String name, long value) {
    line.append('"').append(name).append("\":").append(value).append(',');
  }

  private static StringBuilder word(StringBuilder line, String value) {
    if (value.isEmpty()) {
      return line.append('-');
    }
    return value.indexOf(' ') < 0
        ? escape(line, value)
        : escape(line.append('"'), value).append('"');
  }

  private static StringBuilder millis(StringBuilder line, AccessRecord record) {
    long rest = record.micros() % 1000;
    line.append(record.micros() / 1000).append(rest < 10 ? ".00" : rest < 100 ? ".0" : ".");
    return line.append(rest);
  }

  private static StringBuilder escape(StringBuilder line, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c >= ' ' && c < 127) {
        line.append(c);
      } else {
        line.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return line;
  }
}
