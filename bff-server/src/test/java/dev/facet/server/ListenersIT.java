// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.Eventually;
import dev.facet.upstream.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several listeners for clients, each with limits and routes of its own. */
class ListenersIT {
  private static final String EDGE = "edge: { port: 0, address: 127.0.0.1 }\n";
  private static final String INTERNAL = "internal: { port: 0, address: 127.0.0.1 }\n";

  /** The same listener as one that is opened anew. */
  private static final String LATER = "internal: { port: 0, address: localhost }\n";

  private static final String GET_HERE = "GET /here HTTP/1.1\r\nHost: a\r\n\r\n";

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

  private RecordedReloads.Outcome reloaded(String listeners) throws InterruptedException {
    gateway.file("facet.yaml", yaml(listeners));
    return gateway.reloads().next();
  }

  @Test
  void openChangeAndCloseWithAReload() throws Exception {
    start(EDGE + INTERNAL);
    int edge = gateway.gateway().port("edge");
    int internal = gateway.gateway().port("internal");
    try (RawConnection open = new RawConnection(edge)) {
      assertEquals(202, open.send(GET_HERE).read(false).status());

      assertTrue(reloaded(EDGE + "other: { port: 0, address: 127.0.0.1 }\n" + LATER).accepted());

      assertEquals(200, status("other", "/all"));
      assertEquals(201, status("internal", "/here"));
      assertNotEquals(internal, gateway.gateway().port("internal"), "it was moved");
      RawConnection.awaitNoListener(internal);
      assertEquals(edge, gateway.gateway().port("edge"));
      assertEquals(202, open.send(GET_HERE).read(false).status(), "the others go on");
    }
    assertTrue(reloaded(EDGE + LATER).accepted());
    assertEquals(0, gateway.gateway().port("other"));
  }

  @Test
  void takeOverSettingsWithTheirConnectionsOpen() throws Exception {
    start(EDGE + INTERNAL);
    String longer = "/all?q=" + "x".repeat(200);
    assertEquals(200, status("edge", longer));
    int edge = gateway.gateway().port("edge");

    String less = "edge: { port: 0, address: 127.0.0.1, limits: { uri: 100B } }\n";
    assertTrue(reloaded(less + INTERNAL).accepted());

    assertEquals(edge, gateway.gateway().port("edge"));
    assertEquals(414, status("edge", longer));
    assertEquals(200, status("internal", longer));
  }

  @Test
  void areNotTouchedWhereOneCannotBeOpened() throws Exception {
    start(EDGE + INTERNAL);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String third = "third: { port: %d, address: 127.0.0.1 }\n".formatted(taken.getLocalPort());
      RecordedReloads.Outcome outcome = reloaded(EDGE + INTERNAL + third);

      assertFalse(outcome.accepted());
      Diagnostic finding = outcome.findings().getFirst();
      assertEquals("FACET-C062", finding.code().id());
      assertEquals("port", Objects.requireNonNull(finding.span()).text());
      assertEquals(0, gateway.gateway().port("third"));
      assertEquals(202, status("edge", "/here"));
    }
    gateway.gateway().readAgain();
    assertTrue(gateway.reloads().next().accepted(), "SIGHUP tries again");
    assertEquals(200, status("third", "/all"));
  }

  @Test
  void mayExchangeTheirPorts() throws Exception {
    int first = FreePort.find();
    String template =
        "edge: { port: %d, address: %s }\ninternal: { port: %d, address: 127.0.0.1 }\n";
    int second = FreePort.find();
    start(template.formatted(first, "127.0.0.1", second));

    assertTrue(reloaded(template.formatted(second, "127.0.0.1", first)).accepted());

    assertEquals(second, gateway.gateway().port("edge"));
    assertEquals(202, status("edge", "/here"));
    assertEquals(201, status("internal", "/here"));

    assertTrue(reloaded(template.formatted(second, "0.0.0.0", first)).accepted());
    awaitPort("edge", second);
    assertEquals(202, status("edge", "/here"));
  }

  /** A port that is opened anew is free only when the listener before has let go of it. */
  private void awaitPort(String listener, int port) {
    Eventually.await("the listener is open", () -> gateway.gateway().port(listener) == port);
  }

  @Test
  void followManagementToAnotherPortAndToken() throws Exception {
    start(EDGE + INTERNAL);
    int before = gateway.gateway().managementPort();
    int port = FreePort.find();
    gateway.file(
        "facet.yaml",
        yaml(EDGE + INTERNAL)
            .replace(
                "management: { port: 0 }", "management: { port: %d, token: abc }".formatted(port)));

    assertTrue(gateway.reloads().next().accepted());

    assertEquals(port, gateway.gateway().managementPort());
    assertEquals(401, gateway.management().get("/metrics").statusCode());
    RawConnection.awaitNoListener(before);
  }
}
