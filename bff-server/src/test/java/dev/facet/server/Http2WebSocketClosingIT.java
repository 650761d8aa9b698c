// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.spec.SpecToken;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** T29, T51: WebSockets over HTTP/2 that the gateway closes by itself, and those that it leaves. */
class Http2WebSocketClosingIT extends WithTunnels {
  private static final int INITIAL_WINDOW_SIZE = 4;

  private void start(String listener, String auth, String idle) {
    gateway.clock().hold();
    super.start(
        listener,
        """
        policies:
          login: { jwt: { issuer: "https://id.example", audience: [shop], algorithms: [HS256], keys: [{ secret: a secret that only the issuer and the gateway know }] } }
        routes:
          - { id: chat, match: { path: /chat }, %s, to: { chat: 1 }, websocket: { idle: %s } }
          - { id: other, match: { path: /* }, auth: none, to: { chat: 1 } }
        """
            .formatted(auth, idle));
  }

  private void assertCloses(RawHttp2 client, int code, String reason) throws IOException {
    assertReads(WebSocketFrames.close(code, reason), client, 1);
    write(client, 1, WebSocketFrames.maskedClose(code, reason));
    assertEnds(client, 1);
    client.data(1, true, "");
  }

  @Test
  void t51StopClosesWith1001AndEndsTheConnection() throws Exception {
    start(", shutdown: { pause: 0s, grace: 30s }", "auth: none", "1h");
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      Future<Void> stopped = gateway.gateway().close();
      assertEquals(NO_ERROR, client.read(FakeFrame.GOAWAY).errorCode());
      assertCloses(client, 1001, "the gateway stops");
      gateway.clock().go();
      stopped.await(60, TimeUnit.SECONDS);
      service.closed().await(60, TimeUnit.SECONDS);
      assertThrows(EOFException.class, () -> client.read(FakeFrame.PING));
    }
  }

  /** A stop is for WebSockets at its end: until then they are what they were. */
  @Test
  void t51TheLastGoAwayLeavesTunnelsAlone() throws Exception {
    start(", shutdown: { pause: 1h, grace: 30s }", "auth: none", "1h");
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      gateway.clock().go();
      Future<Void> _ = gateway.gateway().shutdown();
      assertEquals(Integer.MAX_VALUE, client.read(FakeFrame.GOAWAY).payload().getInt(0));
      assertEquals(1, client.read(FakeFrame.GOAWAY).payload().getInt(0));
      byte[] hello = WebSocketFrames.text("hello");
      service.write(bytes(hello));
      assertReads(hello, client, 1);
    }
  }

  @Test
  void t29SilenceClosesWith1001() throws Exception {
    start("", "auth: none", "50ms");
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      gateway.clock().pass(Duration.ofMillis(60));
      assertCloses(client, 1001, "idle for too long");
      gateway.clock().go();
      service.closed().await(60, TimeUnit.SECONDS);
    }
  }

  /** A client that does not answer is not waited for, and loses that stream alone. */
  @Test
  void t29AClientThatDoesNotAnswerTheCloseIsReset() throws Exception {
    start("", "auth: none", "50ms");
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      gateway.clock().pass(Duration.ofMillis(60));
      assertReads(WebSocketFrames.close(1001, "idle for too long"), client, 1);
      gateway.clock().go();
      assertEquals(CANCEL, client.read(FakeFrame.RST_STREAM).errorCode());
      service.closed().await(60, TimeUnit.SECONDS);
      open(client, 3);
    }
  }

  @Test
  void t29EndOfTheTokenClosesWith4401() throws Exception {
    start("", "use: [login]", "1h");
    try (RawHttp2 client = speak()) {
      JsonObject claims =
          new JsonObject().put("sub", "ada").put("exp", Instant.now().getEpochSecond() - 1);
      ask(client, 1, "/chat", "authorization", "Bearer " + SpecToken.token(claims));
      assertEquals("200", client.readHead().get(":status"));
      gateway.later(Duration.ofMinutes(2));
      assertCloses(client, 4401, "the token has expired");
    }
  }

  @Test
  void t29ReloadOfItsRouteClosesWith1012AndLeavesOthers() throws Exception {
    start("", "auth: none", "1h");
    chat()
        .on(
            "GET",
            "/other",
            asked ->
                FakeResponse.steps(wire ->
                    wire.write(agreement(asked.header("sec-websocket-key"), ""))
                        .write(bytes(WebSocketFrames.text("other")))));
    try (RawHttp2 client = speak()) {
      open(client, 1);
      assertEquals("200", ask(client, 3, "/other").readHead().get(":status"));
      assertReads(WebSocketFrames.text("other"), client, 3);
      String file = Files.readString(folder.resolve("facet.yaml"));
      gateway.file("facet.yaml", file.replace("path: /chat }", "path: /talk }"));
      gateway.reloads().next();
      assertCloses(client, 1012, "the route has changed");
      write(client, 3, WebSocketFrames.maskedText("still there"));
      assertEquals("200", ask(client, 5, "/other").readHead().get(":status"));
      assertReads(WebSocketFrames.text("other"), client, 5);
    }
  }

  /** The time-outs of requests are not for tunnels, nor is the limit of their bodies. */
  @Test
  void t29TimeOutsAndLimitsOfRequestsLetGoOfIt() throws Exception {
    start(
        ", timeouts: { idle: 50ms, header: 50ms, body: 50ms }, limits: { body: 1KiB }",
        "auth: none",
        "1h");
    try (RawHttp2 client = speak();
        RawHttp2 idle = speak()) {
      Wire service = opened(client, 1);
      idle.request(1, true, "GET", "/none").response(1);
      gateway.clock().go();
      assertEquals(NO_ERROR, idle.ended()); // by then the tunnel has been silent for as long
      byte[] large = WebSocketFrames.frame(0x82, new byte[20_000], true);
      write(
          write(client, 1, bytes(large).getBytes(0, 16_000)),
          1,
          bytes(large).getBytes(16_000, large.length));
      service.received(large.length).await(60, TimeUnit.SECONDS);
      assertArrayEquals(large, service.tunnelled().getBytes());
    }
  }

  /** A client that has ended its direction and reads no more does not keep the stream for ever. */
  @Test
  void t29TheLastOfATunnelThatIsNotReadIsResetAfterTheIdleTime() throws Exception {
    start(", timeouts: { idle: 300ms }", "auth: none", "1h");
    try (RawHttp2 client =
        new RawHttp2(
            gateway.gateway().port(),
            Buffer.buffer().appendShort((short) INITIAL_WINDOW_SIZE).appendInt(0))) {
      Wire service = opened(client, 1);
      service.allowHalfClose();
      client.data(1, true, "");
      service.write(bytes(WebSocketFrames.text("unread"))).close();
      service.closed().await(60, TimeUnit.SECONDS);
      gateway.clock().go();
      assertEquals(CANCEL, client.read(FakeFrame.RST_STREAM).errorCode());
    }
  }
}
