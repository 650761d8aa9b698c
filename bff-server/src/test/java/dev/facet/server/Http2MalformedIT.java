// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T5: a head that is malformed in HTTP/2 resets its stream, reaches no service, and leaves the
 * connection to the others (RFC 9113, sections 8.2 and 8.3). Bodies are in {@link
 * Http2BodyLengthIT}, frames that break other rules in {@link Http2StreamErrorsIT}.
 */
class Http2MalformedIT extends WithHttp2Clients {
  @BeforeEach
  void begin() {
    for (String method : List.of("GET", "POST", "OPTIONS")) {
      service().on(method, "/a", _ -> FakeResponse.status(204));
    }
    start("");
  }

  /** Field lines that make a head malformed (RFC 9113, sections 8.2.1 and 8.2.2). */
  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("connection", "close"),
        Arguments.of("connection", "x-user"),
        Arguments.of("keep-alive", "timeout=5"),
        Arguments.of("proxy-connection", "keep-alive"),
        Arguments.of("transfer-encoding", "chunked"),
        Arguments.of("upgrade", "h2c"),
        Arguments.of("te", "gzip"),
        Arguments.of("te", "trailers, gzip"),
        Arguments.of("X-Upper", "v"),
        Arguments.of("x name", "v"),
        Arguments.of("x:name", "v"),
        Arguments.of("x\u0000", "v"),
        Arguments.of("", "v"),
        Arguments.of("x-a", "v\r\nx-b: w"),
        Arguments.of("x-a", "v\nw"),
        Arguments.of("x-a", "v\rw"),
        Arguments.of("x-a", "v\u0000w"),
        Arguments.of("x-a", " v"),
        Arguments.of("x-a", "v\t"),
        Arguments.of(":path", "/b"),
        Arguments.of(":authority", "b"),
        Arguments.of(":unknown", "v"),
        Arguments.of(":status", "200"),
        Arguments.of(":protocol", "websocket"),
        Arguments.of("host", "b"),
        Arguments.of("content-length", "+3"),
        Arguments.of("content-length", "3, 3"),
        Arguments.of("content-length", "-1"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void rejectsFieldsThatBelongToNoHead(String name, String value) throws Exception {
    rejects(RawHttp2.fields("GET", "/a", name, value));
  }

  /** Heads as a whole (RFC 9113, section 8.3.1). */
  static Stream<List<String>> heads() {
    return Stream.of(
        List.of(":scheme", "http", ":authority", "a", ":path", "/a"),
        List.of(":method", "GET", ":authority", "a", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a"),
        List.of(RawHttp2.fields("GET", "")),
        List.of(RawHttp2.fields("GET", "a")),
        List.of(RawHttp2.fields("GET", "http://b/a")),
        List.of(RawHttp2.fields("GET", "*")),
        List.of(RawHttp2.fields("GET", "/a b")),
        List.of(RawHttp2.fields("GET", "/a HTTP/1.1\r\n")),
        List.of(":method", "GET", ":scheme", "ftp", ":authority", "a", ":path", "/a"),
        List.of(RawHttp2.fields("G T", "/a")),
        List.of(RawHttp2.fields("", "/a")),
        List.of(":method", "GET", ":scheme", "http", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "u@a", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a b", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a:0x", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":path", "/a", "host", "a", "host", "a"),
        List.of(":method", "GET", ":scheme", "http", "x-a", "v", ":authority", "a", ":path", "/a"));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void rejectsHeadsThatLackSomethingOrSayItTwice(List<String> fields) throws Exception {
    rejects(fields.toArray(String[]::new));
  }

  private void rejects(String... fields) throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(1, true, fields);
      RawHttp2.Response response = client.response(1);
      long reset = response.reset();
      if (response.status() != 0) {
        assertEquals(400, response.status());
        assertTrue(response.body().contains("BAD_REQUEST"), response.body());
        assertEquals(400, access.members().getLast().get("status"));
        reset = client.read(FakeFrame.RST_STREAM).errorCode();
      }
      assertEquals(PROTOCOL_ERROR, reset);
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      assertEquals(1, service().requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A", "shop.example:8080", "[::1]:80", "127.0.0.1"})
  void takesAHostThatIsTheAuthority(String host) throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(
          1,
          true,
          ":method",
          "GET",
          ":scheme",
          "https",
          ":authority",
          host,
          ":path",
          "/a",
          "host",
          host.toLowerCase(java.util.Locale.ROOT),
          "te",
          "trailers");
      assertEquals(204, client.response(1).status());
      client.head(3, true, ":method", "OPTIONS", ":scheme", "http", ":path", "/a", "host", host);
      assertEquals(204, client.response(3).status());
      assertEquals(host, service().requests().getLast().header("x-forwarded-host"));
    }
  }

  @Test
  void rejectsALengthWithoutABody() throws Exception {
    rejects(RawHttp2.fields("POST", "/a", "content-length", "3"));
  }
}
