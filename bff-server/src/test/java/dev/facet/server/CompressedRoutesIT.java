// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses of services, compressed by a policy (RFC 9110, sections 7.7 and 8.4). */
class CompressedRoutesIT extends WithGateway {
  private static final String TEXT = "All the world's a stage. ".repeat(1_000);

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
        policies: { small: { compress: {} } }
        routes: [{ id: shop, match: { path: /* }, use: [small], auth: none, to: { shop: 1 } }]
        """);
    gateway.start(Mode.START);
  }

  private void serve(int status, String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("content-type", "text/plain");
    for (String header : headers) {
      all.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    for (String method : List.of("GET", "HEAD")) {
      gateway.upstream("shop").on(method, "/a", _ -> FakeResponse.of(status, all, TEXT));
    }
  }

  private RawConnection ask(String... headers) throws IOException {
    return send("GET /a", headers);
  }

  private RawConnection send(String request, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(request + " HTTP/1.1\r\nHost: a\r\n");
    List.of(headers).forEach(header -> head.append(header).append("\r\n"));
    return gateway.connect().send(head + "\r\n");
  }

  private RawConnection.Response read(String... headers) throws IOException {
    try (RawConnection connection = ask(headers)) {
      return connection.read(false);
    }
  }

  private static String header(RawConnection.Response response, String name) {
    return String.join(", ", response.all(name));
  }

  private static InputStream decoder(String coding, byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return switch (coding) {
      case "gzip" -> new GZIPInputStream(in);
      case "br" -> new BrotliInputStream(in);
      default -> new ZstdInputStream(in);
    };
  }

  private static String text(InputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** What a client can read before the end: the decoder here wants one (RFC 7932, section 9.2). */
  private static String soFar(Buffer flushed) throws IOException {
    byte[] ended = flushed.copy().appendByte((byte) 3).getBytes();
    return text(decoder("br", ended), Integer.MAX_VALUE);
  }

  @Test
  void compressesAsTheClientLikes() throws IOException {
    serve(200, "etag: \"1\"", "accept-ranges: bytes", "vary: Origin");

    for (String coding : List.of("gzip", "br", "zstd")) {
      RawConnection.Response response = read("Accept-Encoding: " + coding);

      assertEquals(coding, header(response, "content-encoding"));
      assertEquals(
          TEXT, text(decoder(coding, response.bytes().getBytes()), Integer.MAX_VALUE), coding);
      assertEquals("W/\"1\"", header(response, "etag"));
      assertEquals("Origin, accept-encoding", header(response, "vary"));
      assertEquals("", header(response, "content-length"));
      assertEquals("", header(response, "accept-ranges"));
    }
    RawConnection.Response plain = read();
    assertEquals(TEXT, plain.body());
    assertEquals("\"1\"", header(plain, "etag"));
    assertEquals("bytes", header(plain, "accept-ranges"));
    assertEquals("Origin, accept-encoding", header(plain, "vary"));
  }

  @Test
  void tellsHeadWhatGetIsGiven() throws IOException {
    serve(200, "etag: \"1\"");
    try (RawConnection connection = send("HEAD /a", "Accept-Encoding: br")) {
      RawConnection.Response head = connection.read(true);

      assertEquals("br", header(head, "content-encoding"));
      assertEquals("W/\"1\"", header(head, "etag"));
      assertEquals("accept-encoding", header(head, "vary"));
      assertEquals("", header(head, "content-length"));
    }
  }

  @Test
  void leavesAloneWhatIsNotItsToCompress() throws IOException {
    for (List<String> headers :
        List.of(
            List.of("content-type: text/event-stream"),
            List.of("content-type: image/png"),
            List.of("content-encoding: gzip"),
            List.of("cache-control: no-transform"),
            List.of("content-digest: sha-256=:AA==:"))) {
      serve(200, headers.toArray(String[]::new));
      RawConnection.Response response = read("Accept-Encoding: gzip");

      assertEquals(TEXT, response.body(), headers.toString());
      assertEquals(Integer.toString(TEXT.length()), header(response, "content-length"));
    }
    serve(206, "content-range: bytes 0-24999/25000", "etag: \"1\"");
    RawConnection.Response part = read("Accept-Encoding: gzip", "Range: bytes=0-");
    assertEquals(TEXT, part.body());
    assertEquals("\"1\"", header(part, "etag"));
  }

  @Test
  void keepsConditionsGoodInBothDirections() throws IOException {
    gateway
        .upstream("shop")
        .on("GET", "/a", _ -> FakeResponse.of(304, Map.of("etag", "\"1\""), ""))
        .on("PUT", "/a", _ -> FakeResponse.status(204));

    RawConnection.Response known = read("Accept-Encoding: br", "If-None-Match: W/\"1\"");
    assertEquals(304, known.status());
    assertEquals("W/\"1\"", header(known, "etag"));
    assertEquals("accept-encoding", header(known, "vary"));
    try (RawConnection put = send("PUT /a", "Content-Length: 0", "If-Match: W/\"1\"")) {
      assertEquals(204, put.read(false).status());
    }
    assertEquals("\"1\"", gateway.upstream("shop").requests().getLast().header("if-match"));
  }

  @Test
  void letsEachPieceThroughBeforeTheNextIsSent() throws Exception {
    CompletableFuture<Wire> service = new CompletableFuture<>();
    gateway.upstream("shop").on("GET", "/a", _ -> FakeResponse.steps(service::complete));

    try (RawConnection connection = ask("Accept-Encoding: br")) {
      Wire wire = service.get(60, TimeUnit.SECONDS);
      wire.write(
          FakeResponse.head(
              200,
              Map.of(
                  "content-type", "application/x-ndjson",
                  "transfer-encoding", "chunked")));
      wire.chunk("{\"n\":1}\n");
      RawConnection.Response head = connection.readHead();
      assertEquals("br", header(head, "content-encoding"));
      Buffer received = connection.readChunk();
      assertEquals("{\"n\":1}\n", soFar(received));

      wire.chunk("{\"n\":2}\n");
      received.appendBuffer(connection.readChunk());
      assertEquals("{\"n\":1}\n{\"n\":2}\n", soFar(received));

      wire.end();
      for (Buffer rest = connection.readChunk(); rest.length() > 0; rest = connection.readChunk()) {
        received.appendBuffer(rest);
      }
      assertEquals(
          "{\"n\":1}\n{\"n\":2}\n", text(decoder("br", received.getBytes()), Integer.MAX_VALUE));
    }
  }

  @Test
  void hasTheTrailersOfTheService() throws IOException {
    Map<String, String> headers =
        Map.of("content-type", "text/plain", "transfer-encoding", "chunked");
    gateway
        .upstream("shop")
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.steps(wire ->
                    wire.write(
                        FakeResponse.head(200, headers) + "1\r\nx\r\n0\r\nx-end: 1\r\n\r\n")));

    try (RawConnection connection = ask("Accept-Encoding: gzip", "Connection: close")) {
      String rest = connection.rest();
      assertTrue(rest.contains("content-encoding: gzip\r\n"), rest);
      assertTrue(rest.endsWith("\r\n0\r\nx-end: 1\r\n\r\n"), rest);
    }
  }

  @Test
  void breaksOffWhereTheServiceDoes() throws IOException {
    Map<String, String> headers = Map.of("content-type", "text/plain", "content-length", "9000");
    gateway
        .upstream("shop")
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.steps(
                    wire -> wire.write(FakeResponse.head(200, headers) + "x").close()));

    try (RawConnection connection = ask("Accept-Encoding: gzip")) {
      String rest = connection.rest();

      assertTrue(!rest.contains("\r\n0\r\n\r\n"), "never whole");
    }
  }
}
