// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static java.util.Objects.requireNonNullElse;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Sets the log up: lines for people on standard error, because standard output is for data, until
 * {@link Logs#asJson} is called. Logback finds it by itself. It is not a file, because reading one
 * at the start takes longer and more memory than everything else that logging does; an operator
 * that gives Logback a file gets what stands there.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /** The logger of access-log policies. */
  static final String ACCESS = "access";

  /** Tells with a stack trace, and by itself, what its caller learns and tells in one line. */
  private static final String REDIS = "io.vertx.redis.client.impl.RedisConnectionManager";

  /** The appender of everything. */
  static final String LINES = "stderr";

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    String named = System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY);
    if (named != null && isFile(Path.of(named))) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Logger access = logs.getLogger(ACCESS);
    access.setLevel(Level.INFO);
    String level = requireNonNullElse(System.getenv("FACET_LOG_LEVEL"), "");
    Level known = Level.toLevel(level, null);
    logs.getLogger("dev.facet").setLevel(known == null ? Level.INFO : known);
    logs.getLogger(REDIS).setLevel(Level.OFF);
    Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender(logs));
    if (known == null && !level.isBlank()) {
      logs.getLogger(LogConfigurator.class)
          .warn("FACET_LOG_LEVEL: {} (expected: ERROR, WARN, INFO, DEBUG or TRACE)", level);
    }
    if (named != null) {
      logs.getLogger(LogConfigurator.class)
          .warn(
              "{}: {} (expected: a file that can be read); the log is as usual",
              ClassicConstants.CONFIG_FILE_PROPERTY,
              named);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path) && Files.isReadable(path);
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext logs) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(logs);
    appender.setName(LINES);
    appender.setTarget(ConsoleTarget.SystemErr.getName());
    appender.setEncoder(started(new TextLogLines(ZoneId.systemDefault()), logs));
    appender.start();
    return appender;
  }

  /** An encoder that is ready to write for a log. */
  static LogLines started(LogLines lines, LoggerContext logs) {
    lines.setContext(logs);
    lines.start();
    return lines;
  }
}
