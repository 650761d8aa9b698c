// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogConfiguratorTest {
  private final LoggerContext logs = new LoggerContext();

  @Test
  void tellsWhatFacetSaysAndWarningsOfOthers() {
    assertEquals(
        Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY,
        new LogConfigurator().configure(logs));

    assertTrue(logs.getLogger("dev.facet.server").isInfoEnabled());
    assertFalse(logs.getLogger("dev.facet.server").isDebugEnabled());
    assertEquals(Level.WARN, logs.getLogger("io.vertx").getEffectiveLevel());
    assertTrue(logs.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr").isStarted());
  }

  /** Facet's own line tells why Redis is gone; the client's stack trace would be one more a try. */
  @Test
  void leavesOutWhatAClientOfRedisTellsTwice() {
    new LogConfigurator().configure(logs);

    assertFalse(
        logs.getLogger("io.vertx.redis.client.impl.RedisConnectionManager").isErrorEnabled());
  }

  @Test
  void accessLinesAreToldWhateverTheLevel() {
    new LogConfigurator().configure(logs);
    logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);

    assertTrue(logs.getLogger("access").isInfoEnabled());
  }

  @Test
  void leavesItToAFileThatIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.xml"), "<configuration/>");

    assertEquals(
        Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY, configureWithFile(file.toString()));
    assertNull(logs.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr"));
  }

  @Test
  void aFileThatIsMissingLeavesTheLogAsUsual() {
    assertEquals(
        Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, configureWithFile("missing.xml"));
    assertTrue(logs.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr").isStarted());
  }

  private Configurator.ExecutionStatus configureWithFile(String name) {
    System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, name);
    try {
      return new LogConfigurator().configure(logs);
    } finally {
      System.clearProperty(ClassicConstants.CONFIG_FILE_PROPERTY);
    }
  }

  @Test
  void isFoundByLogback() {
    LoggerContext found = (LoggerContext) LoggerFactory.getILoggerFactory();

    assertTrue(found.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr").isStarted());
  }
}
