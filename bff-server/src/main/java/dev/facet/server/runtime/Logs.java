// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** The form of the log. Lines for people are what the class path's configuration says. */
public final class Logs {
  private Logs() {}

  /**
   * Keeps back the lines of access-log policies.
   *
   * @return lets them through again
   */
  public static Runnable withoutAccessLines() {
    if (LoggerFactory.getLogger(LogConfigurator.ACCESS) instanceof Logger access) {
      Level usual = access.getLevel();
      access.setLevel(Level.OFF);
      return () -> access.setLevel(usual);
    }
    return () -> {};
  }

  /** One JSON object a line, for machines. */
  public static void asJson() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(LogConfigurator.LINES)
            instanceof ConsoleAppender<ILoggingEvent> appender) {
      JsonEncoder encoder = new JsonEncoder();
      encoder.setWithFormattedMessage(true);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.setWithContext(false);
      encoder.setWithSequenceNumber(false);
      encoder.setWithNanoseconds(false);
      encoder.setWithMDC(false);
      encoder.setContext(context);
      encoder.start();
      appender.setEncoder(encoder);
    }
  }
}
