// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2;
import dev.facet.upstream.FakeHttp2Stream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A response of HTTP/2 that becomes longer than announced, in a frame behind the one that completed
 * it, never looks complete (RFC 9113, section 8.1.1).
 */
class Http2LongResponsesIT extends WithGateway {
  private static final long INTERNAL_ERROR = 2;

  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<FakeHttp2Stream> begun = new CompletableFuture<>();
  private FakeHttp2 service;
  private int steps;

  @BeforeEach
  void begin() {
    service = FakeHttp2.start(vertx);
    service.on("/a", (_, stream) -> begun.complete(announce(stream)));
    service.on("/whole", (_, stream) -> announce(stream).data("a").data("bc").end(""));
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true }
          management: { port: 0 }
        services:
          s: { endpoints: [{ url: "http://127.0.0.1:%s" }], protocol: http2 }
        routes: [ { id: all, match: { path: /* }, auth: none, to: { s: 1 } } ]
        """
            .formatted(service.port()));
    gateway.start(Mode.START);
  }

  @AfterEach
  void end() throws TimeoutException {
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  private static FakeHttp2Stream announce(FakeHttp2Stream stream) {
    return stream.headers(0, ":status", "200", "content-length", "3");
  }

  /** Sends more of it, and returns when the gateway has read that. */
  private void more(Consumer<FakeHttp2Stream> step) throws Exception {
    FakeHttp2Stream stream = begun.get(60, TimeUnit.SECONDS);
    step.accept(stream);
    stream.frame(PING, 0, 0, Buffer.buffer(new byte[8]));
    var _ = service.awaitFrames(frame -> frame.type() == PING && frame.has(ACK), ++steps);
  }

  @Test
  void aClientOfHttp1NeverHasAllOfIt() throws Exception {
    try (RawConnection client = gateway.connect().send("GET /a HTTP/1.1\r\nhost: a\r\n\r\n")) {
      more(stream -> stream.data("a"));
      assertEquals(200, client.readHead().status());
      more(stream -> stream.data("bc"));
      more(stream -> stream.end("d"));

      assertEquals("a", client.rest());
    }
  }

  @Test
  void aClientOfHttp2HasItsStreamReset() throws Exception {
    try (RawHttp2 client = new RawHttp2(gateway.gateway().port())) {
      client.request(1, true, "GET", "/a");
      more(stream -> stream.data("a"));
      assertEquals("a", client.read(FakeFrame.DATA).payload().toString());
      more(stream -> stream.data("bc"));
      more(stream -> stream.end("d"));
      RawHttp2.Response response = client.response(1, 200);

      assertEquals("", response.body());
      assertEquals(INTERNAL_ERROR, response.reset());
    }
  }

  @Test
  void oneThatEndsWithAnEmptyFrameIsWhole() throws Exception {
    try (RawConnection client = gateway.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send("GET /whole HTTP/1.1\r\nhost: a\r\n\r\n");
        assertEquals("abc", client.read(false).body());
      }
    }
  }
}
