// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeFrame;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T3, T26: bodies that are cut into many small pieces. */
class SmallPiecesIT extends WithGateway {
  private static final int BYTES = 20_000;

  /** Counts the chunks of a request, and responds. */
  private static int countChunks(ServerSocket listening) {
    try (Socket service = listening.accept()) {
      var in = new BufferedReader(new InputStreamReader(service.getInputStream(), US_ASCII));
      while (!in.readLine().isEmpty()) {
        // its header
      }
      int chunks = 0;
      int bytes = 0;
      for (int length = size(in); length > 0; length = size(in)) {
        chunks++;
        bytes += length;
        assertEquals("x".repeat(length), in.readLine());
      }
      assertEquals(BYTES, bytes);
      service.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
      in.readLine();
      return chunks;
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static int size(BufferedReader in) throws IOException {
    return Integer.parseInt(in.readLine(), 16);
  }

  /** Sends a body in pieces of so many bytes, and reads the response's status. */
  private interface Upload {
    int send(int size) throws IOException;
  }

  private int chunked(int size) throws IOException {
    try (RawConnection client = gateway.connect()) {
      client.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      String piece = Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n";
      client.send(piece.repeat(BYTES / size) + "0\r\n\r\n");
      return client.readHead().status();
    }
  }

  private int framed(int size) throws IOException {
    try (RawHttp2 client = new RawHttp2(gateway.gateway().port())) {
      client.request(1, false, "POST", "/x");
      Buffer frames = Buffer.buffer();
      Buffer piece = new FakeFrame(FakeFrame.DATA, 0, 1, Buffer.buffer("x".repeat(size))).bytes();
      for (int i = 0; i < BYTES / size; i++) {
        frames.appendBuffer(piece);
      }
      return client.sendBytes(frames).data(1, true, "").response(1).status();
    }
  }

  private void goOnTogether(int size, Upload upload) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> chunks =
          CompletableFuture.supplyAsync(() -> countChunks(listening));
      gateway.file(
          "facet.yaml",
          """
          version: 1
          listeners:
            public: { port: 0, address: 127.0.0.1, http2: true }
            management: { port: 0 }
          services: { s: { endpoints: [{ url: "http://127.0.0.1:%d" }] } }
          routes: [ { id: all, match: { path: /* }, auth: none, to: { s: 1 } } ]
          """
              .formatted(listening.getLocalPort()));
      gateway.start(Mode.START);
      assertEquals(204, upload.send(size));
      int sent = chunks.get(60, TimeUnit.SECONDS);
      assertTrue(sent < Math.max(20, BYTES / size / 20), () -> "chunks: " + sent);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void t26PiecesThatAreReadTogetherGoOnTogetherRfc9112Section71(int size) throws Exception {
    goOnTogether(size, this::chunked);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void t26FramesThatAreReadTogetherGoOnTogetherRfc9113Section81(int size) throws Exception {
    goOnTogether(size, this::framed);
  }
}
