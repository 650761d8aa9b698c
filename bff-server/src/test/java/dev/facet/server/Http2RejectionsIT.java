// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Heads of HTTP/2 that are well-formed, and are rejected as those of HTTP/1.1 are. */
class Http2RejectionsIT extends WithHttp2Clients {

  @BeforeEach
  void begin() {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("POST", "/a", _ -> FakeResponse.status(204));
    start("");
  }

  /** Tunnels to other hosts are not served (RFC 9110, section 9.3.6). */
  @Test
  void rejectsConnect() throws Exception {
    try (RawHttp2 client = speak()) {
      RawHttp2.Response response =
          client.head(1, true, ":method", "CONNECT", ":authority", "b:443").response(1);
      assertEquals(405, response.status());
      assertEquals("CONNECT", access.members().getLast().get("method"));
    }
  }

  /** The limits of the listener are those of HTTP/1.1 (T15). */
  @Test
  void countsTheLinesAndBytesOfAHeadAsHttp11Does() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, true, "GET", "/" + "p".repeat(8_192));
      assertProblem(client.response(1), 414, "URI_TOO_LONG");
      assertProblem(many(client, 3, 101, "v"), 431, "HEADERS_TOO_LARGE");
      assertEquals(204, many(client, 5, 100, "v").status());
      assertProblem(many(client, 7, 4, "v".repeat(9_000)), 431, "HEADERS_TOO_LARGE");
      assertEquals(204, many(client, 9, 3, "v".repeat(9_000)).status());
    }
  }

  /** What is not even kept is rejected all the same, and the connection serves on. */
  @Test
  void rejectsAHeadOfTwiceTheSize() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a");
      RawHttp2.Response response = many(client, 3, 9, "v".repeat(9_000));
      assertEquals(431, response.status());
      client.data(1, true, "x");
      assertEquals(204, client.response(1).status());
    }
  }

  private void assertProblem(RawHttp2.Response response, int status, String code) {
    assertEquals(status, response.status());
    assertTrue(response.body().contains(code), response.body());
    assertEquals(status, access.members().getLast().get("status"));
  }

  private static RawHttp2.Response many(RawHttp2 client, int stream, int lines, String value)
      throws Exception {
    String[] more =
        Stream.iterate(0, i -> i < lines, i -> i + 1)
            .flatMap(i -> Stream.of("x-" + i, value))
            .toArray(String[]::new);
    return client.request(stream, true, "GET", "/a", more).response(stream);
  }
}
