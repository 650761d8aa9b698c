// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** The form of the log. Lines for people are what {@link LogConfigurator} sets up. */
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

  /** Keeps back everything but errors, for tests that have services fail. */
  public static void onlyErrors() {
    if (LoggerFactory.getLogger("dev.facet") instanceof Logger own) {
      own.setLevel(Level.ERROR);
    }
    withoutAccessLines();
  }

  /** One JSON object a line and nothing else, for machines. */
  public static void asJson() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(LogConfigurator.LINES)
            instanceof ConsoleAppender<ILoggingEvent> appender) {
      appender.setEncoder(LogConfigurator.started(new JsonLogLines(), context));
    }
  }
}
