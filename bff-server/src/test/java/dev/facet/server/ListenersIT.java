// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several listeners for clients, each with limits and routes of its own. */
class ListenersIT {
  @TempDir Path folder;

  private GatewayFixture gateway = new GatewayFixture(Path.of("."));

  private void start(String listeners) {
    gateway = new GatewayFixture(folder);
    gateway.file("facet.yaml", yaml(listeners)).start(Mode.START);
  }

  @AfterEach
  void close() throws Exception {
    gateway.close();
  }

  private static String yaml(String listeners) {
    return """
    version: 1
    listeners:
    %s
      management: { port: 0 }
    routes:
      - { id: all, match: { path: /all }, auth: none, respond: { status: 200 } }
      - { id: inside, listeners: [internal], match: { path: /here }, auth: none, respond: { status: 201 } }
      - { id: outside, listeners: [edge], match: { path: /here }, auth: none, respond: { status: 202 } }
    """
        .formatted(listeners.indent(2).stripTrailing());
  }

  private int status(String listener, String path) throws IOException {
    try (RawConnection connection = new RawConnection(gateway.gateway().port(listener))) {
      return connection.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status();
    }
  }

  @Test
  void serveWhatNamesThemAndWhatNamesNone() throws IOException {
    start(
        """
        edge: { port: 0, address: 127.0.0.1 }
        internal: { port: 0, address: 127.0.0.1 }
        """);

    assertEquals(200, status("edge", "/all"));
    assertEquals(200, status("internal", "/all"));
    assertEquals(202, status("edge", "/here"));
    assertEquals(201, status("internal", "/here"));
    assertEquals(gateway.gateway().port("edge"), gateway.gateway().port());
  }

  @Test
  void haveLimitsOfTheirOwn() throws IOException {
    start(
        """
        edge: { port: 0, address: 127.0.0.1, limits: { uri: 100B } }
        internal: { port: 0, address: 127.0.0.1 }
        """);
    String longer = "/all?q=" + "x".repeat(200);

    assertEquals(414, status("edge", longer));
    assertEquals(200, status("internal", longer));
  }
}
