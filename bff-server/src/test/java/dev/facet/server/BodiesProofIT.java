// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Eventually;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies, and what comes before and behind them: docs/conformance.md, T23 to T30. */
class BodiesProofIT extends WithWires {
  private static final long CANCEL = 8;

  @BeforeEach
  void startGateway() throws IOException {
    start();
  }

  private static FakeResponse raw(String status, String rest) {
    return FakeResponse.raw("HTTP/1.1 " + status + "\r\n" + rest);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T23: RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5: responses that have no body")
  void someResponsesHaveNoBody(ClientWire wire) throws IOException {
    service()
        .on("HEAD", "/head", _ -> raw("200 OK", "Content-Length: 7\r\n\r\n"))
        .on("GET", "/none", _ -> raw("204 No Content", "\r\n"))
        .on(
            "GET",
            "/same",
            _ -> raw("304 Not Modified", "ETag: \"a\"\r\nContent-Length: 7\r\n\r\n"))
        .on("GET", "/reset", _ -> raw("205 Reset Content", "Content-Length: 0\r\n\r\n"));

    Answered head = ask(wire, "HEAD", "/head", null);
    assertEquals(List.of("7"), head.all("content-length"));
    assertEquals("", head.body());
    Answered none = get(wire, "/none");
    assertEquals(204, none.status());
    assertEquals(List.of(), none.all("content-length"));
    assertEquals(List.of(), none.all("transfer-encoding"));
    Answered same = get(wire, "/same");
    assertEquals(304, same.status());
    assertEquals(List.of("7"), same.all("content-length"));
    assertEquals("", same.body());
    assertEquals(205, get(wire, "/reset").status());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T24: RFC 9112, section 9.6: a response before the end of the upload arrives whole")
  void earlyResponsesArrive(ClientWire wire) throws IOException {
    service().onHead("POST", "/early", _ -> FakeResponse.json(403, "{\"no\":1}"));
    try (RawConnection connection = http1(wire)) {
      connection.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\nabc");
      RawConnection.Response response = connection.read(false);

      assertEquals(403, response.status());
      assertEquals("{\"no\":1}", response.body());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName(
      "T24: RFC 9113, section 8.1: a response before the end of the upload ends its stream")
  void earlyResponsesEndTheirStream(ClientWire wire) throws IOException {
    service().onHead("POST", "/early", _ -> FakeResponse.json(403, "{\"no\":1}"));
    service().on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    try (RawHttp2 client = http2(wire)) {
      RawHttp2.Response response =
          client.request(1, false, "POST", "/early").data(1, false, "abc").response(1);

      assertEquals(403, response.status());
      assertEquals("{\"no\":1}", response.body());
      assertEquals(200, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T25: RFC 9110, section 15.5.14: a body beyond the limit is 413, announced or not")
  void bodiesHaveALimit(ClientWire wire) throws IOException {
    service().on("POST", "/a", request -> FakeResponse.json(200, "" + request.body().length()));
    int limit = 64 * 1_024;

    assertEquals(200, ask(wire, "POST", "/a", "x".repeat(limit / 4)).status());
    if (wire.isHttp2()) {
      try (RawHttp2 client = http2(wire)) {
        client.request(1, true, "HEAD", "/a").response(1); // and its settings are known
        client.request(3, false, "POST", "/a");
        for (int sent = 0; sent <= limit; sent += 8_192) {
          client.data(3, false, "x".repeat(8_192));
        }
        assertEquals(413, client.response(3).status());
      }
    } else {
      assertEquals(413, ask(wire, "POST", "/a", "x".repeat(limit + 1)).status());
      try (RawConnection connection = http1(wire)) {
        connection.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        String piece = Integer.toHexString(limit + 1) + "\r\n" + "x".repeat(limit + 1) + "\r\n";
        assertEquals(413, connection.send(piece).read(false).status());
      }
    }
    long complete =
        service().requests().stream().filter(request -> request.method().equals("POST")).count();
    assertEquals(1, complete, "none that is too long comes to its end");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T27: RFC 9112, section 8: what breaks off at the service never looks complete")
  void brokenResponsesAreSeenToBeBroken(ClientWire wire) throws IOException {
    service()
        .on("GET", "/short", _ -> FakeResponse.tooShort(100, "part"))
        .on("GET", "/cut", _ -> raw("200 OK", "Transfer-Encoding: chunked\r\n\r\n4\r\npart\r\n"));
    for (String path : List.of("/short", "/cut")) {
      try (RawConnection connection = http1(wire)) {
        connection.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(200, connection.readHead().status());
        assertTrue(connection.countRest() < 50, "neither all bytes nor a last chunk");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T27: RFC 9113, section 8.1: what breaks off at the service is reset")
  void brokenResponsesAreReset(ClientWire wire) throws IOException {
    service().on("GET", "/short", _ -> FakeResponse.tooShort(100, "part"));
    try (RawHttp2 client = http2(wire)) {
      RawHttp2.Response response = client.request(1, true, "GET", "/short").response(1);

      assertEquals(200, response.status());
      assertTrue(response.reset() > 0, "reset " + response.reset());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName(
      "T27: RFC 9113, section 5.4.2: a client that resets its stream ends the service's work")
  void aResetOfTheClientEndsTheCall(ClientWire wire) throws Exception {
    service().on("GET", "/endless", _ -> FakeResponse.endless());
    try (RawHttp2 client = http2(wire)) {
      client.request(1, true, "GET", "/endless").read(FakeFrame.DATA);
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));
      awaitNoConnection();
    }
  }

  private void awaitNoConnection() {
    Eventually.await("no call of the service", () -> service().openConnections() == 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T27: RFC 9112, section 9.5: a client that closes ends the service's work")
  void aCloseOfTheClientEndsTheCall(ClientWire wire) throws Exception {
    service().on("GET", "/endless", _ -> FakeResponse.endless());
    try (RawConnection client = http1(wire)) {
      client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(200, client.readHead().status());
    }
    awaitNoConnection();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T30: RFC 9110, section 14: ranges pass untouched where nothing is cached")
  void rangesPassUntouched(ClientWire wire) throws IOException {
    service()
        .on(
            "GET",
            "/a",
            request ->
                request.header("range").equals("bytes=1-2")
                        && request.header("if-range").equals("\"v\"")
                    ? raw(
                        "206 Partial Content",
                        "Content-Range: bytes 1-2/9\r\nContent-Length: 2\r\n\r\nbc")
                    : raw(
                        "416 Range Not Satisfiable",
                        "Content-Range: bytes */9\r\nContent-Length: 0\r\n\r\n"));
    Answered part =
        get(wire, "/a", "Range: bytes=1-2", "If-Range: \"v\"", "Accept-Encoding: gzip, br, zstd");
    assertEquals(206, part.status());
    assertEquals(List.of("bytes 1-2/9"), part.all("content-range"));
    assertEquals(List.of(), part.all("content-encoding"));
    assertEquals("bc", part.body());
    Answered none = get(wire, "/a", "Range: bytes=90-");
    assertEquals(416, none.status());
    assertEquals(List.of("bytes */9"), none.all("content-range"));
    assertNotEquals(List.of(), none.all("date"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "T30: RFC 9110, sections 8.4, 8.8.1, 14.2: parts and encoded bodies stay as they are")
  void whatIsNotToBeCompressedIsNot(ClientWire wire) throws IOException {
    String text = "x".repeat(4_000);
    String whole = "Content-Type: text/plain\r\nETag: \"v\"\r\nContent-Length: 4000\r\n";
    service()
        .on("GET", "/zip/a", _ -> raw("200 OK", whole + "\r\n" + text))
        .on(
            "GET",
            "/zip/part",
            _ ->
                raw(
                    "206 Partial Content",
                    whole + "Content-Range: bytes 0-3999/9000\r\n\r\n" + text))
        .on(
            "GET",
            "/zip/kept",
            _ -> raw("200 OK", whole + "Cache-Control: no-transform\r\n\r\n" + text))
        .on("GET", "/zip/done", _ -> raw("200 OK", whole + "Content-Encoding: br\r\n\r\n" + text));

    Answered compressed = get(wire, "/zip/a", "Accept-Encoding: gzip");
    assertEquals(List.of("gzip"), compressed.all("content-encoding"));
    assertEquals(List.of("W/\"v\""), compressed.all("etag"));
    assertTrue(String.join(",", compressed.all("vary")).contains("accept-encoding"));
    for (String path : List.of("/zip/part", "/zip/kept", "/zip/done")) {
      Answered same = get(wire, path, "Accept-Encoding: gzip");
      assertEquals(text, same.body(), path);
      assertEquals(List.of("\"v\""), same.all("etag"), path);
      assertFalse(same.all("content-encoding").contains("gzip"), path);
    }
  }
}
