// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T29: the windows of HTTP/2 are the back-pressure of WebSockets over it (RFC 8441). */
class Http2WebSocketWindowsIT extends WithTunnels {
  @BeforeEach
  void startGateway() {
    start("", "routes: [ { id: chat, match: { path: /* }, auth: none, to: { chat: 1 } } ]");
  }

  /** RFC 9113, section 5.2: a client that does not read holds up its service, and no other. */
  @Test
  void t29AClientThatDoesNotReadPausesItsService() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      service.flood(Buffer.buffer(new byte[16_384]));
      long before = -1;
      for (int still = 0; still < 100; ) {
        assertEquals(0, more(client));
        long sent = service.sent();
        assertTrue(sent < 64 << 20, "the service is read for ever");
        still = sent == before ? still + 1 : 0;
        before = sent;
      }
      open(client, 3);
      client.send(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1 << 20));
      client.send(FakeFrame.WINDOW_UPDATE, 0, 1, Buffer.buffer().appendInt(1 << 20));
      for (int read = 0; read < 1 << 20; ) {
        read += client.read(FakeFrame.DATA).payload().length();
      }
    }
  }

  /** Of a service that does not read, the client gets no more window. */
  @Test
  void t29AServiceThatDoesNotReadLeavesTheWindowShut() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      service.pause();
      long window = 256 << 10;
      long sent = 0;
      Buffer piece = Buffer.buffer(new byte[16_384]);
      while (window >= piece.length() && sent < 64 << 20) {
        client.send(FakeFrame.DATA, 0, 1, piece);
        sent += piece.length();
        window -= piece.length();
        if (window < piece.length()) {
          window += more(client);
        }
      }
      assertTrue(sent < 64 << 20, "the window opened for ever");
      service.resume();
      service.received(sent).await(60, TimeUnit.SECONDS);
    }
  }

  /** By how much the window of the first stream opens before a PING comes back. */
  private static long more(RawHttp2 client) throws Exception {
    long more = 0;
    client.send(FakeFrame.PING, 0, 0, Buffer.buffer(new byte[8]));
    for (FakeFrame frame = client.read(); frame.type() != FakeFrame.PING; frame = client.read()) {
      if (frame.type() == FakeFrame.WINDOW_UPDATE && frame.stream() == 1) {
        more += frame.payload().getInt(0);
      }
    }
    return more;
  }
}
