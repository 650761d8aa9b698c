// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that read nothing, or send byte by byte: T26 over each wire. */
class SlowProofIT extends WithWires {
  private static final long HELD = 24 << 20; // what systems keep of two connections, and more

  private final Promise<Wire> wire = Promise.promise();

  private void begin(String timeouts) throws IOException {
    gateway.clock().hold();
    service()
        .on("GET", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"))
        .on(
            "GET",
            "/endless",
            _ ->
                made -> {
                  wire.complete(made);
                  FakeResponse.endless().write(made);
                });
    startWith(", timeouts: { " + timeouts + " }");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "T26: RFC 9112, section 9.5: a client that never reads holds the service back, then is cut")
  void aClientThatNeverReadsIsCut(ClientWire by) throws Exception {
    begin("idle: 300ms");
    try (AutoCloseable _ = askForTheEndless(by)) {
      Wire service = wire.future().await(60, TimeUnit.SECONDS);
      gateway.clock().go();
      service.closed().await(60, TimeUnit.SECONDS);

      assertTrue(service.sent() < HELD, service.sent() + " bytes");
      assertEquals("ok", get(by, "/a").body());
    }
  }

  private AutoCloseable askForTheEndless(ClientWire by) throws IOException {
    return by.isHttp2()
        ? http2(by).request(1, true, "GET", "/endless")
        : http1(by).send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  /** What others are served between two bytes gives the pace. */
  private Thread drip(ClientWire by, Drops drops) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (!Thread.interrupted()) {
              drops.one();
              get(by, "/a");
            }
          } catch (IOException closed) {
            // the gateway takes no more of it
          }
        });
  }

  @FunctionalInterface
  private interface Drops {
    void one() throws IOException;
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T26: RFC 9110, section 15.5.9: a head that comes byte by byte is 408")
  void aHeadThatDripsIs408(ClientWire by) throws Exception {
    begin("header: 500ms");
    try (RawConnection client = http1(by)) {
      client.send("GET /endless HTTP/1.1\r\nHost: a\r\nX-Drips: ");
      Thread drips = drip(by, () -> client.send("x"));
      gateway.clock().go();
      assertEquals(408, client.read(false).status());
      drips.interrupt();
      drips.join();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T26: RFC 9113, section 9.1: a head that comes byte by byte ends its connection")
  void aHeadThatDripsEndsItsConnection(ClientWire by) throws Exception {
    begin("header: 500ms");
    try (RawHttp2 client = http2(by)) {
      client.sendBytes(Buffer.buffer(new byte[] {0, 0x3f, 0, 1, 4, 0, 0, 0, 1}));
      Thread drips = drip(by, () -> client.sendBytes(Buffer.buffer("x")));
      gateway.clock().go();
      assertEquals(WithHttp2Clients.NO_ERROR, client.ended());
      drips.interrupt();
      drips.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T26: RFC 9110, section 15.5.9: a body that comes byte by byte is 408")
  void aBodyThatDripsIs408(ClientWire by) throws Exception {
    begin("body: 500ms, bodyRate: 1MiB");
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        client.request(1, false, "POST", "/a");
        Thread drips = drip(by, () -> client.data(1, false, "x"));
        gateway.clock().go();
        assertEquals(408, client.response(1).status());
        drips.interrupt();
        drips.join();
      }
    } else {
      try (RawConnection client = http1(by)) {
        client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        Thread drips = drip(by, () -> client.send("1\r\nx\r\n"));
        gateway.clock().go();
        assertEquals(408, client.read(false).status());
        drips.interrupt();
        drips.join();
      }
    }
  }
}
