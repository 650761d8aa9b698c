// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.ExecutedOperation;
import java.util.HexFormat;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a record as one line of the log: its parts are members of the line, and the message is
 * what a person reads first. Escaping is the log's business, but for the words of {@code text},
 * whose ends must be seen.
 */
final class AccessLine {
  private static final double MICROS_PER_MILLI = 1000;

  /** The longest name that a client may bring into the log, in characters. */
  private static final int MAX_NAME = 256;

  private AccessLine() {}

  static void write(AccessRecord record, AccessLogConfig.Format format, LoggingEventBuilder line) {
    LoggingEventBuilder full =
        line.addKeyValue("method", record.method())
            .addKeyValue("path", record.target())
            .addKeyValue("protocol", record.protocol())
            .addKeyValue("status", record.status())
            .addKeyValue("bytes", record.bytes())
            .addKeyValue("durationMs", record.micros() / MICROS_PER_MILLI)
            .addKeyValue("complete", record.complete())
            .addKeyValue("route", record.route())
            .addKeyValue("correlationId", record.correlationId())
            .addKeyValue("clientIp", record.clientIp());
    if (!record.subject().isEmpty()) {
      full = full.addKeyValue("subject", record.subject());
    }
    full = served(record.served(), full);
    if (!record.brokenRule().isEmpty()) {
      full = full.addKeyValue("brokenRule", record.brokenRule());
    }
    if (!record.rejectedBy().isEmpty()) {
      full = full.addKeyValue("rejectedBy", record.rejectedBy());
    }
    if (record.operation() != null) {
      full = operation(record, record.operation(), full);
    }
    full.log(
        switch (format) {
          case JSON -> summary(record);
          case TEXT -> text(record);
        });
  }

  private static LoggingEventBuilder served(AccessRecord.Served served, LoggingEventBuilder line) {
    LoggingEventBuilder full = line;
    if (!served.service().isEmpty()) {
      full = full.addKeyValue("service", served.service());
    }
    return served.failedOverFrom().isEmpty()
        ? full
        : full.addKeyValue("failedOverFrom", served.failedOverFrom());
  }

  private static String summary(AccessRecord record) {
    StringBuilder line = new StringBuilder(120);
    line.append(record.method()).append(' ').append(record.target()).append(' ');
    millis(line.append(record.status()).append(' '), record).append(" ms");
    line.append(record.complete() ? " " : " broken off ").append(record.correlationId());
    servedBy(line, record.served());
    broken(line, record.brokenRule());
    rejected(line, record.rejectedBy());
    ExecutedOperation operation = record.operation();
    if (operation != null) {
      line.append(' ').append(operation.frontend());
      line.append(operation.name().isEmpty() ? "" : "/").append(bounded(operation.name()));
      operation
          .errors()
          .forEach((code, count) -> line.append(' ').append(code).append(" x").append(count));
    }
    return line.toString();
  }

  private static LoggingEventBuilder operation(
      AccessRecord record, ExecutedOperation operation, LoggingEventBuilder line) {
    LoggingEventBuilder full =
        line.addKeyValue("frontend", operation.frontend())
            .addKeyValue("operation", bounded(operation.name()))
            .addKeyValue("documentId", bounded(operation.document().id()))
            .addKeyValue("errors", operation.errorCount());
    if (!operation.errors().isEmpty()) {
      full = full.addKeyValue("errorCodes", operation.errors().keySet());
    }
    return operation.executedFor().equals(record.correlationId())
        ? full
        : full.addKeyValue("executedFor", operation.executedFor());
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
    word(line, record.correlationId());
    servedBy(line, record.served());
    broken(line, record.brokenRule());
    rejected(line, record.rejectedBy());
    if (record.operation() != null) {
      word(line.append(' '), bounded(record.operation().name()));
      line.append(" errors:").append(record.operation().errorCount());
    }
    return line.toString();
  }

  private static void servedBy(StringBuilder line, AccessRecord.Served served) {
    if (!served.service().isEmpty()) {
      word(line.append(" service:"), served.service());
    }
    if (!served.failedOverFrom().isEmpty()) {
      word(line.append(" failedOverFrom:"), served.failedOverFrom());
    }
  }

  private static void broken(StringBuilder line, String rule) {
    if (!rule.isEmpty()) {
      word(line.append(" brokenRule:"), rule);
    }
  }

  private static void rejected(StringBuilder line, String policy) {
    if (!policy.isEmpty()) {
      word(line.append(" rejectedBy:"), policy);
    }
  }

  /** Names of operations and documents can be as long as a body. */
  private static String bounded(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
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
