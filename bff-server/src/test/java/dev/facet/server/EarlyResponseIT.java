// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses before the end of an upload (T24; RFC 9112, section 9.6). */
class EarlyResponseIT extends WithGateway {
  @BeforeEach
  void start() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, limits: { body: 1MB } }
          management: { port: 0 }
        services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
        routes: [{ id: all, match: { path: /a, methods: [POST] }, auth: none, to: { shop: 1 } }]
        """);
    gateway.upstream("shop");
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @CsvSource({
    "POST /unknown, content-length: 300000, 404",
    "PUT /a, content-length: 1000000, 405",
    "POST /a, content-length: 10000000, 413",
    "POST /a, content-length: 9223372036854775807, 413",
    "POST /unknown, content-length: 10|expect: 100-continue, 404",
    "POST /unknown, transfer-encoding: chunked|expect: 100-continue, 404",
  })
  void sayThatTheConnectionEndsWhereTheRestIsNotRead(String line, String more, int status)
      throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = send(connection, line, more).read(false);

      assertEquals(status, response.status());
      assertEquals(List.of("close"), response.all("connection"));
      assertTrue(connection.closed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "content-length: 900000, 200, false",
    "content-length: 900000, 201, true",
    "content-length: 900000, 404, false",
    "transfer-encoding: chunked, 200, false",
    "transfer-encoding: chunked, 404, true",
  })
  void sayItWhereAServiceRespondsBeforeTheEnd(String more, int status, boolean chunks)
      throws IOException {
    gateway
        .upstream("shop")
        .onHead(
            "POST",
            "/a",
            _ ->
                chunks
                    ? FakeResponse.chunked(status, Map.of(), "early")
                    : FakeResponse.of(status, Map.of(), "early"));
    try (RawConnection connection = gateway.connect()) {
      String begun = more.startsWith("content") ? "0123456789" : "a\r\n0123456789\r\n";
      RawConnection.Response response = send(connection, "POST /a", more).send(begun).read(false);

      assertEquals(status, response.status());
      assertEquals("early", response.body());
      assertEquals(List.of("close"), response.all("connection"));
      assertTrue(connection.closed());
    }
  }

  @Test
  void sayNothingWhereLittleOfAnUploadIsToComeForAService() throws IOException {
    gateway.upstream("shop").onHead("POST", "/a", _ -> FakeResponse.of(200, Map.of(), "early"));
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response first =
          send(connection, "POST /a", "content-length: 5").send("ab").read(false);
      assertEquals(200, first.status());
      assertEquals(List.of(), first.all("connection"));

      RawConnection.Response next =
          send(connection.send("cde"), "PUT /a", "content-length: 0").read(false);
      assertEquals(405, next.status());
    }
  }

  @Test
  void sayItOfChunksBeyondTheLimit() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      send(connection, "POST /a", "transfer-encoding: chunked")
          .send("200000\r\n" + "x".repeat(1_100_000));

      RawConnection.Response response = connection.read(false);

      assertEquals(413, response.status());
      assertEquals(List.of("close"), response.all("connection"));
    }
  }

  @ParameterizedTest
  @CsvSource({"content-length: 5, hello", "transfer-encoding: chunked, '5|hello|0||'"})
  void leaveTheConnectionToTheNextRequestWhereLittleIsToCome(String more, String body)
      throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response first = send(connection, "POST /unknown", more).read(false);
      assertEquals(404, first.status());
      assertEquals(List.of(), first.all("connection"));

      connection.send(body.replace("|", "\r\n"));
      RawConnection.Response next = send(connection, "PUT /a", "content-length: 0").read(false);
      assertEquals(405, next.status());
    }
  }

  private static RawConnection send(RawConnection connection, String line, String more)
      throws IOException {
    return connection.send(
        line + " HTTP/1.1\r\nhost: a\r\n" + more.replace("|", "\r\n") + "\r\n\r\n");
  }
}
