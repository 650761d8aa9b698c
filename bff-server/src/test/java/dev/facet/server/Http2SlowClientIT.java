// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/2 that keep a stream, or a connection, and send or read nothing (T6, T26). */
class Http2SlowClientIT extends WithHttp2Clients {
  private static final int INITIAL_WINDOW_SIZE = 4;

  private final Promise<FakeResponse> later = Promise.promise();

  @BeforeEach
  void script() {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("POST", "/a", _ -> FakeResponse.status(204))
        .on("GET", "/big", _ -> FakeResponse.of(200, Map.of(), "b".repeat(100_000)))
        .on("GET", "/late", _ -> FakeResponse.later(later.future()));
  }

  /** Nobody is waited for before the test says so. */
  private void startHeld(String listener) {
    gateway.clock().hold();
    start(listener);
  }

  private static RawHttp2 withoutWindow(int port) throws Exception {
    return new RawHttp2(
        port, Buffer.buffer().appendShort((short) INITIAL_WINDOW_SIZE).appendInt(0));
  }

  /** RFC 9110, section 15.5.9. */
  @Test
  void aBodyThatDoesNotComeIs408AndLeavesTheConnection() throws Exception {
    start(", timeouts: { body: 100ms }");
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "[");
      RawHttp2.Response response = client.response(1);

      assertEquals(408, response.status());
      assertTrue(response.body().contains("REQUEST_TIMEOUT"), response.body());
      assertEquals(NO_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
      assertEquals(408, access.members().getLast().get("status"));
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  /** What the client reads of other responses is no progress of the one that it leaves. */
  @Test
  void aResponseThatIsNotReadEndsThoughOthersAre() throws Exception {
    startHeld(", timeouts: { idle: 300ms }");
    try (RawHttp2 client = withoutWindow(gateway.gateway().port())) {
      client.request(1, true, "GET", "/big");
      var _ = service().awaitRequests(1);
      gateway.clock().go();
      FakeFrame reset = null;
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      for (int stream = 3; reset == null; stream += 2) {
        client.send(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1_024 + stream % 2));
        client.request(stream, true, "GET", "/a");
        reset = resetBefore(stream, client);
        assertTrue(System.nanoTime() < patience, "the response is waited for");
      }
      assertEquals(CANCEL, reset.errorCode());
    }
  }

  /** The reset of the first stream; null where the response on another one comes before it. */
  private static @Nullable FakeFrame resetBefore(int stream, RawHttp2 client) throws Exception {
    FakeFrame frame = client.read();
    while (frame.type() != FakeFrame.HEADERS || frame.stream() != stream) {
      if (frame.type() == FakeFrame.RST_STREAM && frame.stream() == 1) {
        return frame;
      }
      frame = client.read();
    }
    return null;
  }

  /**
   * A client that gives no window (RFC 9113, section 5.2): small bodies are as bad as large ones.
   */
  @ParameterizedTest
  @ValueSource(strings = {"/big", "/unknown"})
  void aResponseThatIsNotReadEndsItsStreamAlone(String path) throws Exception {
    startHeld(", timeouts: { idle: 300ms }");
    service().on("GET", "/unknown", _ -> FakeResponse.json(404, "{}"));
    try (RawHttp2 client = withoutWindow(gateway.gateway().port())) {
      client.request(1, true, "GET", "/late").request(3, true, "GET", path);
      var _ = service().awaitRequests(2);
      gateway.clock().go();

      assertEquals(CANCEL, client.response(3).reset());
      later.complete(FakeResponse.status(204));
      assertEquals(204, client.response(1).status());
    }
  }

  @Test
  void aConnectionWithoutRequestsIsClosed() throws Exception {
    startHeld(", timeouts: { idle: 100ms }");
    try (RawHttp2 client = speak()) {
      assertEquals(204, client.request(1, true, "GET", "/a").response(1).status());
      gateway.clock().go();
      assertEquals(NO_ERROR, client.ended());
    }
  }

  /** Pings ask for nothing: they keep no connection. */
  @Test
  void aRequestThatWaitsForAServiceKeepsItsConnection() throws Exception {
    startHeld(", timeouts: { idle: 50ms, header: 50ms, body: 50ms }");
    try (RawHttp2 waiting = speak();
        RawHttp2 idle = speak()) {
      waiting.request(1, true, "GET", "/late");
      var _ = service().awaitRequests(1);
      gateway.clock().go();
      assertEquals(NO_ERROR, idle.ended());
      later.complete(FakeResponse.status(204));
      assertEquals(204, waiting.response(1).status());
    }
  }

  /** One byte at every stage: a preface, settings, a head, a piece of a head. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\6\4",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\t\1",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\1\1\0\0\0\0\1\0",
      })
  void aBeginningThatDoesNotGoOnIsClosed(String begun) throws Exception {
    startHeld(", timeouts: { header: 100ms }");
    try (RawConnection client = gateway.connect()) {
      client.send(begun);
      gateway.clock().go();
      assertTrue(client.rest().length() < 600);
    }
    assertEquals(0, service().requests().size());
  }

  /** Browsers reset the stream of what their user stops. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aRequestThatItsClientResetsIsOneOfAClientThatLeft(String method) throws Exception {
    start("");
    service().on("POST", "/late", _ -> FakeResponse.later(later.future()));
    try (RawHttp2 client = speak()) {
      client.request(1, method.equals("GET"), method, "/late");
      if (method.equals("POST")) {
        client.data(1, false, "[");
      } else {
        var _ = service().awaitRequests(1);
      }
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));

      int stream = 3;
      for (; access.members().stream().noneMatch(Http2SlowClientIT::isLate); stream += 2) {
        assertEquals(204, client.request(stream, true, "GET", "/a").response(stream).status());
      }
      SlowClientIT.assertForNobody(
          access.members().stream().filter(Http2SlowClientIT::isLate).findFirst().orElseThrow());
    }
  }

  private static boolean isLate(Map<String, Object> line) {
    return "/late".equals(line.get("path"));
  }
}
