// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that has to be opened anew on its own port takes no port from its clients. */
class ReopenedListenersIT {
  private static final String NO_ADDRESS_OF_OURS = "192.0.2.1"; // RFC 5737

  @TempDir Path folder;

  private GatewayFixture gateway = new GatewayFixture(Path.of("."));
  private int port;

  @BeforeEach
  void start() {
    gateway = new GatewayFixture(folder);
    gateway.file("facet.yaml", yaml("edge: { port: 0, address: 127.0.0.1 }")).start(Mode.START);
    port = gateway.gateway().port("edge");
  }

  @AfterEach
  void close() throws Exception {
    gateway.close();
  }

  private static String yaml(String listener) {
    return """
    version: 1
    listeners:
      %s
      management: { port: 0 }
    routes:
      - { id: all, match: { path: /all }, auth: none, respond: { status: 200 } }
    """
        .formatted(listener);
  }

  private RecordedReloads.Outcome reloaded(String settings) throws InterruptedException {
    gateway.file("facet.yaml", yaml("edge: { port: %d, %s }".formatted(port, settings)));
    return gateway.reloads().next();
  }

  /** The port that the listener was given is the one of the file from now on. */
  private void namePort() throws InterruptedException {
    assertTrue(reloaded("address: 0.0.0.0").accepted());
  }

  private int status() throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      return connection.send("GET /all HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status();
    }
  }

  private void assertRejected(RecordedReloads.Outcome outcome, String place) throws Exception {
    assertFalse(outcome.accepted());
    Diagnostic finding = outcome.findings().getFirst();
    assertEquals("FACET-C062", finding.code().id(), outcome.toString());
    assertEquals(place, Objects.requireNonNull(finding.span()).text());
    assertEquals(200, status(), "what served before serves on");
    assertEquals(200, gateway.management().get("/readyz").statusCode());
  }

  @Test
  void isMovedToAnotherAddressOfItsPort() throws Exception {
    namePort();

    assertTrue(reloaded("address: 127.0.0.1").accepted());

    assertEquals(port, gateway.gateway().port("edge"));
    assertEquals(200, status());
  }

  @Test
  void isNotTouchedWhereTheNewAddressIsNoneOfThisMachine() throws Exception {
    namePort();
    try (RawConnection kept = new RawConnection(port)) {
      kept.send("GET /all HTTP/1.1\r\nHost: a\r\n\r\n").read(false);

      assertRejected(reloaded("address: " + NO_ADDRESS_OF_OURS), "port");

      assertEquals(
          200,
          kept.send("GET /all HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status(),
          "not closed");
    }
  }

  @Test
  void isNotTouchedWhereItIsNotInTheWay() throws Exception {
    assertTrue(reloaded("address: 127.0.0.1").accepted());
    try (RawConnection kept = new RawConnection(port);
        ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
      kept.send("GET /all HTTP/1.1\r\nHost: a\r\n\r\n").read(false);

      assertRejected(reloaded("address: 127.0.0.2"), "port");

      assertEquals(
          200,
          kept.send("GET /all HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status(),
          "not closed");
    }
  }

  @Test
  void isNotTouchedWhereTheNewAddressIsUnknown() throws Exception {
    namePort();

    assertRejected(reloaded("address: nowhere.invalid"), "address");
  }

  @Test
  void isOpenedAgainWhereItsPortIsTakenAtTheNewAddress() throws Exception {
    assertTrue(reloaded("address: 127.0.0.1").accepted());
    InetAddress other = InetAddress.getByName("127.0.0.2");
    try (ServerSocket _ = new ServerSocket(port, 1, other)) {
      assertRejected(reloaded("address: 0.0.0.0"), "port");
    }
    gateway.gateway().readAgain();

    assertTrue(gateway.reloads().next().accepted(), "SIGHUP tries again");
    assertEquals(200, status());
  }

  /** Another program is faster in the moment in which nothing listens there. */
  @Test
  void isTriedEachSecondWhereItsOwnPlaceIsTakenMeanwhile() throws Exception {
    assertTrue(reloaded("address: 127.0.0.1").accepted());
    InetAddress other = InetAddress.getByName("127.0.0.2");
    try (RecordedLog log = new RecordedLog("dev.facet.server.runtime.ClientListeners");
        ServerSocket _ = new ServerSocket(port, 1, other)) {
      gateway.file("facet.yaml", yaml("edge: { port: %d, address: 0.0.0.0 }".formatted(port)));
      try (ServerSocket _ = takenOnceItIsFree()) {
        assertFalse(gateway.reloads().next().accepted());
        Eventually.await("/readyz tells", () -> readyz().statusCode() == 503);
        JsonObject told = new JsonObject(readyz().body());
        assertEquals("not ready", told.getString("status"));
        assertEquals(new JsonArray().add("edge"), told.getJsonArray("notListening"));
      }
      Eventually.await("it is open again", () -> readyz().statusCode() == 200);
      assertEquals(200, status());
      assertFalse(new JsonObject(readyz().body()).containsKey("notListening"));
      List<String> lines = log.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
      assertTrue(
          lines.getFirst().startsWith("listener edge is not open, and is tried"), "" + lines);
      assertEquals("listener edge is open again", lines.getLast());
    }
    assertTrue(
        reloaded("address: 127.0.0.1, limits: { uri: 1KiB }").accepted(), "it is changed on");
    assertEquals(200, status());
  }

  private ServerSocket takenOnceItIsFree() {
    AtomicReference<ServerSocket> taken = new AtomicReference<>();
    Eventually.await(
        "the listener let go of its port",
        () -> {
          try {
            taken.set(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
          } catch (IOException stillListening) {
            return false;
          }
        });
    return Objects.requireNonNull(taken.get());
  }

  private HttpResponse<String> readyz() {
    try {
      return gateway.management().get("/readyz");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void speaksThePROXYProtocolFromOneReloadToTheNext() throws Exception {
    namePort();

    assertTrue(
        reloaded("address: 0.0.0.0, proxyProtocol: true, trustedProxies: [127.0.0.1]").accepted());
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(
          "PROXY TCP4 198.51.100.1 127.0.0.1 1 2\r\nGET /all HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(200, connection.read(false).status());
    }
    assertTrue(reloaded("address: 0.0.0.0").accepted());
    assertEquals(200, status());
  }

  @Test
  void waitsForPROXYHeadersAsLongAsAReloadSays() throws Exception {
    String proxied = "proxyProtocol: true, trustedProxies: [127.0.0.1], timeouts: { header: %s }";
    assertTrue(reloaded("address: 127.0.0.1, " + proxied.formatted("1h")).accepted());
    assertTrue(reloaded("address: 127.0.0.1, " + proxied.formatted("100ms")).accepted());
    try (RawConnection connection = new RawConnection(port)) {
      assertTrue(connection.closed());
    }
  }
}
