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
      start(listening);
      assertEquals(204, upload.send(size));
      assertFew(chunks.get(60, TimeUnit.SECONDS), size);
    }
  }

  private void start(ServerSocket service) throws IOException {
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
            .formatted(service.getLocalPort()));
    gateway.start(Mode.START);
  }

  private static void assertFew(int sent, int size) {
    assertTrue(sent < Math.max(20, BYTES / size / 20), () -> "chunks: " + sent);
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

  /** Responds in chunks of so many bytes, all in one write. */
  private static void respond(ServerSocket listening, int size) {
    try (Socket service = listening.accept()) {
      var in = new BufferedReader(new InputStreamReader(service.getInputStream(), US_ASCII));
      while (!in.readLine().isEmpty()) {
        // its header
      }
      String piece = Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n";
      String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
      service
          .getOutputStream()
          .write((head + piece.repeat(BYTES / size) + "0\r\n\r\n").getBytes(US_ASCII));
      in.readLine();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void t26PiecesOfResponsesThatAreReadTogetherGoOnTogetherRfc9112Section71(int size)
      throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var responded = CompletableFuture.runAsync(() -> respond(listening, size));
      start(listening);
      int chunks = 0;
      int bytes = 0;
      try (RawConnection client = gateway.connect()) {
        assertEquals(200, client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n").readHead().status());
        for (Buffer chunk = client.readChunk(); chunk.length() > 0; chunk = client.readChunk()) {
          chunks++;
          bytes += chunk.length();
        }
      }
      assertEquals(BYTES, bytes);
      assertFew(chunks, size);
      gateway.close();
      responded.get(60, TimeUnit.SECONDS);
    }
  }
}
