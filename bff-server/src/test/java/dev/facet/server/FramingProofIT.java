// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where messages begin and end: docs/conformance.md, T1 to T7. */
class FramingProofIT extends WithWires {
  private static final String SECOND = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

  @BeforeEach
  void startGateway() throws IOException {
    service()
        .on("GET", "/a", _ -> FakeResponse.json(200, "{}"))
        .on("POST", "/a", request -> FakeResponse.json(200, request.body().toString()));
    start();
  }

  private void rejects(ClientWire wire, String rest) throws IOException {
    try (RawConnection connection = http1(wire)) {
      connection.send("POST /a HTTP/1.1\r\nHost: x\r\n" + rest + SECOND);

      assertEquals(400, connection.read(false).status(), rest);
      assertEquals(0, connection.countRest(), "nothing behind it is served: " + rest);
      assertEquals(List.of(), service().requests(), rest);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T1: RFC 9112, sections 5, 6.1 and 6.3: what can be read in two ways is 400")
  void ambiguousFramingIsRejected(ClientWire wire) throws IOException {
    for (String rest :
        List.of(
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "Content-Length: +3\r\n\r\nabc",
            "Content-Length: 3,3\r\n\r\nabc",
            "Content-Length: 0x3\r\n\r\nabc",
            "Content-Length: -1\r\n\r\n",
            "Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: x, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: , chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked,\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: x, chunked, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
            "Content-Length : 3\r\n\r\nabc",
            "X-Name: a\rb\r\n\r\n",
            "X-Name: a\nX-Other: b\r\n\r\n",
            "X-Na\u0000me: a\r\n\r\n",
            "X-Na me: a\r\n\r\n",
            "X-Name: a\u0000b\r\n\r\n")) {
      rejects(wire, rest);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T1: RFC 9113, section 8.1.1: a body of another length is none for the service")
  void aBodyOfAnotherLengthIsAFaultOfItsStream(ClientWire wire) throws IOException {
    try (RawHttp2 client = http2(wire)) {
      client.head(1, false, post("content-length", "5")).data(1, true, "abc");
      RawHttp2.Response response = client.response(1);

      assertTrue(response.reset() >= 0 || response.status() == 400, response.toString());
      assertEquals(200, client.request(3, true, "GET", "/a").response(3).status());
      assertFalse(
          service().requests().stream().anyMatch(request -> request.method().equals("POST")));
    }
  }

  private static String[] post(String... more) {
    return RawHttp2.fields("POST", "/a", more);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T2: RFC 9112, section 5.2: no folded line reaches a service folded")
  void foldedLinesAreNeverForwarded(ClientWire wire) throws IOException {
    rejects(wire, "Content-Length: 3\r\n 3\r\n\r\nabc");
    rejects(wire, "Content-Length:\r\n 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    try (RawConnection connection = http1(wire)) {
      connection.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\n\r\n");
      int status = connection.read(false).status();

      if (status == 200) {
        assertEquals("a b", service().requests().getFirst().header("x-folded"));
      } else {
        assertEquals(400, status);
        assertEquals(List.of(), service().requests());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T3: RFC 9112, section 7.1: extensions of chunks end here, malformed chunks are 400")
  void chunksAreReadStrictly(ClientWire wire) throws IOException {
    String head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (RawConnection connection = http1(wire)) {
      connection.send(head + "3;name=\"v\"\r\nabc\r\n0\r\n\r\n");
      assertEquals("abc", connection.read(false).body());
    }
    for (String chunks :
        List.of(
            "fffffffffffffffff\r\nabc\r\n0\r\n\r\n",
            "3\r\nabcd\r\n0\r\n\r\n",
            "-3\r\nabc\r\n0\r\n\r\n",
            "3;a\nabc\r\n0\r\n\r\n",
            "3;a\rb\r\nabc\r\n0\r\n\r\n",
            "0x3\r\nabc\r\n0\r\n\r\n",
            "3\r\nabc\r\n0\r\nX",
            "3 \u0000\r\nabc\r\n0\r\n\r\n")) {
      try (RawConnection connection = http1(wire)) {
        connection.send(head + chunks + SECOND);
        assertEquals(400, connection.read(false).status(), chunks);
        assertEquals(0, connection.countRest(), chunks);
      }
    }
    assertEquals(1, service().requests().stream().filter(r -> r.body().length() > 0).count());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T4: RFC 9112, section 6.3: a service's response that is two responses is 502")
  void ambiguousResponsesAreRejected(ClientWire wire) throws IOException {
    String smuggled = "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nx";
    service()
        .on("GET", "/two", _ -> raw("content-length: 3\r\ncontent-length: 4\r\n\r\nabcd"))
        .on(
            "GET",
            "/both",
            _ -> raw("content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"))
        .on("GET", "/coded", _ -> raw("transfer-encoding: x, chunked\r\n\r\n0\r\n\r\n"))
        .on("GET", "/plus", _ -> raw("content-length: +3\r\n\r\nabc"))
        .on("GET", "/tab", _ -> raw("x-a\t: b\r\ncontent-length: 0\r\n\r\n"))
        .on("GET", "/nul", _ -> raw("x-a: b\u0000c\r\ncontent-length: 0\r\n\r\n"))
        .on("GET", "/name", _ -> raw("content-length : 3\r\n\r\nabc"))
        .on("GET", "/split", _ -> raw("x-a: b\rc: d\r\ncontent-length: 0\r\n\r\n" + smuggled));
    List<String> paths =
        List.of("/two", "/both", "/coded", "/plus", "/tab", "/nul", "/name", "/split");
    for (String path : paths) {
      assertEquals(502, get(wire, path).status(), path);
    }
    assertEquals(200, get(wire, "/a").status());
    assertEquals(
        paths.size() + 1,
        service().connections(),
        "no connection of a faulty response is used again");
  }

  private static FakeResponse raw(String rest) {
    return FakeResponse.raw("HTTP/1.1 200 OK\r\n" + rest);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T5: RFC 9113, sections 8.2 and 8.3: malformed heads end their stream alone")
  void malformedHeadsEndTheirStream(ClientWire wire) throws IOException {
    List<String[]> bad =
        List.of(
            post("connection", "x-a"),
            post("keep-alive", "5"),
            post("proxy-connection", "keep-alive"),
            post("transfer-encoding", "chunked"),
            post("upgrade", "websocket"),
            post("te", "gzip"),
            post("X-Upper", "a"),
            post("x-a", "b\r\nc: d"),
            post("x-a", "b\nc"),
            post("x-a\r\nb", "c"),
            post("host", "other.example"),
            post(":path", "/b"),
            post(":unknown", "a"),
            new String[] {":method", "GET", ":scheme", "http", ":authority", "a"});
    try (RawHttp2 client = http2(wire)) {
      int stream = 1;
      for (String[] head : bad) {
        RawHttp2.Response response = client.head(stream, true, head).response(stream);
        assertTrue(
            response.reset() >= 0 || response.status() == 400, String.join(" ", head) + response);
        stream += 2;
      }
      assertEquals(200, client.request(stream, true, "GET", "/a").response(stream).status());
    }
    assertEquals(1, service().requests().size());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T6: RFC 9113, section 10.5: a client that resets without end is sent away alone")
  void resetsWithoutEndEndTheConnection(ClientWire wire) throws IOException {
    try (RawHttp2 other = http2(wire);
        RawHttp2 client = http2(wire)) {
      assertEquals(200, other.request(1, true, "GET", "/a").response(1).status());
      long code = -1;
      try {
        for (int stream = 1; stream < 4_000; stream += 2) {
          client
              .request(stream, true, "GET", "/a")
              .send(FakeFrame.RST_STREAM, 0, stream, Buffer.buffer().appendInt(8));
        }
        code = client.ended();
      } catch (IOException closed) { // it was sent away while it went on
        code = 11;
      }
      assertEquals(11, code, "ENHANCE_YOUR_CALM");
      assertEquals(200, other.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T7: RFC 9110, section 7.8: an upgrade to h2c is agreed to by nobody")
  void h2cIsNotForwarded(ClientWire wire) throws IOException {
    Answered response =
        get(
            wire,
            "/a",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");

    assertEquals(200, response.status());
    for (String name : List.of("upgrade", "http2-settings", "connection")) {
      assertFalse(service().requests().getFirst().headers().contains(name), name);
    }
  }
}
