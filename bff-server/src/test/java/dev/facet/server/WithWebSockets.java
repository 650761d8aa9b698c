// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.WebSocketHandshake;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tests with a service that agrees to WebSockets, of which every byte is the test's own. */
abstract class WithWebSockets extends WithGateway {
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Wire> agreed = new LinkedBlockingQueue<>();

  FakeUpstream chat() {
    return gateway.upstream("chat");
  }

  /** Has the service agree at {@code /chat}, with more lines in the head of its 101. */
  void agree(String lines) {
    agree(chat(), lines);
  }

  /** The same of another service. */
  void agree(FakeUpstream chat, String lines) {
    chat.on(
        "GET",
        "/chat",
        asked ->
            FakeResponse.steps(wire -> {
              wire.write(agreement(asked.header("sec-websocket-key"), lines));
              agreed.add(wire);
            }));
  }

  static String agreement(String key, String lines) {
    return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Accept: "
        + WebSocketHandshake.accept(key)
        + "\r\n"
        + lines
        + "\r\n";
  }

  /** The request of a client, with more lines in its head. */
  static String handshake(String lines) {
    return "GET /chat HTTP/1.1\r\nHost: shop.example\r\nConnection: keep-alive, Upgrade\r\n"
        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + KEY
        + "\r\n"
        + lines
        + "\r\n";
  }

  /** The service's side of the WebSocket that was agreed to next. */
  Wire service() throws InterruptedException {
    Wire wire = agreed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("the service was asked for no WebSocket");
    }
    return wire;
  }

  /** An open WebSocket. */
  RawConnection open() throws IOException {
    RawConnection client = gateway.connect();
    assertEquals(101, client.send(handshake("")).readHead().status());
    return client;
  }

  /** The next bytes of a client are these. */
  static void assertReads(byte[] expected, RawConnection client) throws IOException {
    assertArrayEquals(expected, client.readBytes(expected.length));
  }

  static Buffer bytes(byte[] bytes) {
    return Buffer.buffer(bytes);
  }
}
