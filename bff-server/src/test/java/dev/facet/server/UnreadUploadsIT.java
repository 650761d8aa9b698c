// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** Uploads in small pieces of which nobody reads all. */
class UnreadUploadsIT extends WithGateway {
  private static final int MUCH = 200_000_000;

  /** More than what waits in the two sockets, and in the gateway. */
  private static final int SOME = 60_000_000;

  private static final int STILL_MILLIS = 2_000;

  /** How much of a body a client can send, in pieces of a size, until no more is taken. */
  private long sent(String head, int size) throws IOException {
    String piece = Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n";
    ByteBuffer pieces = ByteBuffer.wrap(piece.repeat(400_000 / piece.length()).getBytes(US_ASCII));
    InetAddress own = InetAddress.getLoopbackAddress();
    try (Selector writable = Selector.open();
        SocketChannel client =
            SocketChannel.open(new InetSocketAddress(own, gateway.gateway().port()))) {
      client.write(ByteBuffer.wrap(head.getBytes(US_ASCII)));
      client.configureBlocking(false);
      client.register(writable, SelectionKey.OP_WRITE);
      long sent = 0;
      while (sent < MUCH && writable.select(STILL_MILLIS) > 0) {
        writable.selectedKeys().clear();
        if (!pieces.hasRemaining()) {
          pieces.rewind();
        }
        sent += client.write(pieces);
      }
      return sent;
    }
  }

  @Test
  void t26AClientOfSmallPiecesWaitsForAServiceThatDoesNotRead() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      gateway.file(
          "facet.yaml",
          """
          version: 1
          listeners: { public: { port: 0, address: 127.0.0.1, limits: { body: 1GiB } } }
          services:
            s:
              endpoints: [{ url: "http://127.0.0.1:%d" }]
              timeout: { attempt: 60s, total: 60s }
          routes: [ { id: all, match: { path: /* }, auth: none, to: { s: 1 } } ]
          """
              .formatted(deaf.getLocalPort()));
      gateway.start(Mode.START);
      String head = "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      for (int size : new int[] {1, 20, 100}) {
        long sent = sent(head, size);
        assertTrue(sent < SOME, () -> "pieces of " + size + ": " + sent);
      }
    }
  }

  @Test
  void t24SmallPiecesBehindAResponseDoNotKeepTheNextRequestFromIt() throws Exception {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        routes: [ { id: no, match: { path: /no }, auth: none, respond: { status: 403 } } ]
        """);
    gateway.start(Mode.START);
    try (RawConnection client = gateway.connect()) {
      client.send("POST /no HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("1\r\nx\r\n".repeat(40_000) + "0\r\n\r\nGET /no HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(403, client.read(false).status());
      assertEquals(403, client.read(false).status());
    }
  }
}
