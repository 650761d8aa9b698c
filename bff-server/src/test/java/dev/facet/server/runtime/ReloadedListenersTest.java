// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.ConfigCode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedListenersTest {
  @TempDir private Path folder;

  private final Vertx vertx = GatewayVertx.create();
  private final GatewayServer server = IdleServer.of(vertx, 1);

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private ConfigDocument file() throws IOException {
    return AcceptedConfig.read(
        folder,
        """
        version: 1
        listeners:
          public: { port: 0, address: localhost }
          internal: { port: 0, address: localhost }
          management: { port: 0 }
        routes: [{ id: all, match: { path: /* }, auth: none, respond: { status: 204 } }]
        """);
  }

  @Test
  void saysOfListenersThatAreNotOpenInTimeThatTheyAreLate() throws IOException {
    var listeners =
        new ReloadedListeners(server, new Listening.AsConfigured(), Duration.ofNanos(1));

    List<Diagnostic.Error> found = listeners.open(file());

    assertEquals(ConfigCode.LISTENER_NOT_OPENED, found.getFirst().code());
    assertTrue(found.getFirst().message().contains("not open within"), found.toString());
  }

  @Test
  void opensWhatAFileNames() throws IOException {
    var listeners =
        new ReloadedListeners(server, new Listening.AsConfigured(), Duration.ofHours(1));

    assertEquals(List.of(), listeners.open(file()));
    listeners.adopt(file());

    assertTrue(server.port("public") > 0 && server.port("internal") > 0);
    server.close().await();
  }
}
