// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.github.luben.zstd.Zstd;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses of GraphQL operations are compressed for clients that accept it, above a size. */
class CompressionIT extends WithGateway {
  private static final String NAME = "abcdefgh".repeat(20_000);
  private static final String LONG = "{\"data\":{\"name\":\"" + NAME + "\"}}";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services: { catalog: { endpoints: [{ url: "http://catalog.upstream" }] } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none }
              bare:
                path: /bare
                schema: [schema/*.graphql]
                auth: none
                compression: { enabled: false }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              name: String @rest(service: catalog, get: "/name")
              short: String @value(json: "s")
            }
            """);
    gateway.upstream("catalog").on("GET", "/name", _ -> FakeResponse.json(200, "\"" + NAME + "\""));
    gateway.start(Mode.START);
  }

  @Test
  void compressesLongResponsesAsTheClientLikes() throws Exception {
    HttpResponse<byte[]> gzip = ask("/graphql", "name", "gzip");
    HttpResponse<byte[]> zstd = ask("/graphql", "name", "zstd, gzip");

    assertEquals("gzip", header(gzip, "content-encoding"));
    assertEquals("accept-encoding", header(gzip, "vary"));
    assertEquals(
        LONG, text(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes()));
    assertEquals("zstd", header(zstd, "content-encoding"));
    assertEquals(Integer.toString(zstd.body().length), header(zstd, "content-length"));
    assertEquals(LONG, text(Zstd.decompress(zstd.body(), LONG.length())));
  }

  @Test
  void compressesAsBrForBrowsersAndForNodeWhichOfferZstdLastAndMayNotDecodeIt() throws Exception {
    HttpResponse<byte[]> response = ask("/graphql", "name", "gzip, deflate, br, zstd");

    assertEquals("br", header(response, "content-encoding"));
    assertEquals(
        LONG,
        text(new BrotliInputStream(new ByteArrayInputStream(response.body())).readAllBytes()));
  }

  @Test
  void leavesResponsesAloneForClientsThatAcceptNothing() throws Exception {
    HttpResponse<byte[]> plain = ask("/graphql", "name", "deflate");

    assertNull(header(plain, "content-encoding"));
    assertEquals("accept-encoding", header(plain, "vary"));
    assertEquals(LONG, text(plain.body()));
  }

  @Test
  void leavesShortResponsesAlone() throws Exception {
    HttpResponse<byte[]> plain = ask("/graphql", "short", "gzip");

    assertNull(header(plain, "content-encoding"));
    assertEquals("{\"data\":{\"short\":\"s\"}}", text(plain.body()));
  }

  @Test
  void leavesAllResponsesAloneWhereToldTo() throws Exception {
    assertNull(header(ask("/bare", "name", "gzip"), "content-encoding"));
  }

  private HttpResponse<byte[]> ask(String path, String field, String acceptEncoding)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + gateway.gateway().port()
                          + path
                          + "?query=%7B"
                          + field
                          + "%7D"))
              .header("accept-encoding", acceptEncoding)
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static @Nullable String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
