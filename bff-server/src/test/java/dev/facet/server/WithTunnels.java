// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tests with clients that open WebSockets over HTTP/2 (RFC 8441). */
abstract class WithTunnels extends WithWebSockets {
  static final long NO_ERROR = 0;
  static final long PROTOCOL_ERROR = 1;
  static final long CANCEL = 8;

  /** Starts a gateway with routes, and settings of the listener. */
  final void start(String listener, String rest) {
    gateway.file("facet.yaml", file(listener, rest));
    agree("");
    gateway.start(Mode.START);
  }

  /** The same as a file. */
  static String file(String listener, String rest) {
    return """
    version: 1
    listeners:
      public: { port: 0, address: 127.0.0.1, http2: true%s }
      management: { port: 0 }
    services: { chat: { endpoints: [{ url: "http://chat.upstream" }] } }
    %s
    """
        .formatted(listener, rest);
  }

  /** A client of HTTP/2 by prior knowledge. */
  final RawHttp2 speak() throws IOException {
    return new RawHttp2(gateway.gateway().port());
  }

  /** Asks for a WebSocket, with more fields in the head. */
  static RawHttp2 ask(RawHttp2 client, int stream, String path, String... fields)
      throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                ":method",
                "CONNECT",
                ":protocol",
                "websocket",
                ":scheme",
                "http",
                ":authority",
                "shop.example",
                ":path",
                path,
                "sec-websocket-version",
                "13"));
    Collections.addAll(all, fields);
    return client.head(stream, false, all.toArray(String[]::new));
  }

  /** Opens a WebSocket. */
  static void open(RawHttp2 client, int stream) throws IOException {
    assertEquals("200", ask(client, stream, "/chat").readHead().get(":status"));
  }

  /** The same, and gives the service's side of it. */
  final Wire opened(RawHttp2 client, int stream) throws IOException, InterruptedException {
    open(client, stream);
    return service();
  }

  static RawHttp2 write(RawHttp2 client, int stream, byte[] bytes) throws IOException {
    return client.send(FakeFrame.DATA, 0, stream, Buffer.buffer(bytes));
  }

  /** The next bytes on a stream are these. */
  static void assertReads(byte[] expected, RawHttp2 client, int stream) throws IOException {
    Buffer read = Buffer.buffer();
    while (read.length() < expected.length) {
      FakeFrame frame = client.read(FakeFrame.DATA);
      assertEquals(stream, frame.stream());
      read.appendBuffer(frame.payload());
    }
    assertArrayEquals(expected, read.getBytes());
  }

  /** A stream ends in order, behind what was read. */
  static void assertEnds(RawHttp2 client, int stream) throws IOException {
    FakeFrame last = client.read(FakeFrame.DATA);
    assertEquals(stream, last.stream());
    assertEquals(0, last.payload().length());
    assertTrue(last.has(FakeFrame.END_STREAM));
  }
}
