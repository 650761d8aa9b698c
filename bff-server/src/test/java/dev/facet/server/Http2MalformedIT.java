// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T5: what is malformed in HTTP/2 resets its stream, reaches no service, and leaves the connection
 * to the others (RFC 9113, sections 8.1.1, 8.2 and 8.3).
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
    rejects(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/a", name, value);
  }

  /** Heads as a whole (RFC 9113, section 8.3.1). */
  static Stream<List<String>> heads() {
    return Stream.of(
        List.of(":scheme", "http", ":authority", "a", ":path", "/a"),
        List.of(":method", "GET", ":authority", "a", ":path", "/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", ""),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "http://b/a"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "*"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/a b"),
        List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/a HTTP/1.1\r\n"),
        List.of(":method", "GET", ":scheme", "ftp", ":authority", "a", ":path", "/a"),
        List.of(":method", "G T", ":scheme", "http", ":authority", "a", ":path", "/a"),
        List.of(":method", "", ":scheme", "http", ":authority", "a", ":path", "/a"),
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

  /** RFC 9113, section 8.1.1: what the service got of it was no whole request. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "4"})
  void rejectsABodyOfAnotherLengthThanAnnounced(String length) throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(
          1,
          false,
          ":method",
          "POST",
          ":scheme",
          "http",
          ":authority",
          "a",
          ":path",
          "/a",
          "content-length",
          length);
      client.data(1, true, "abc");

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      assertEquals("GET", service().requests().getFirst().method());
    }
  }

  /** RFC 9113, section 8.1.1: what is malformed is no whole request to the service. */
  @ParameterizedTest
  @CsvSource({"3, abc, d", "3, '', abcd", "0, '', d", "5, abc, def"})
  void aBodyThatBecomesLongerThanAnnouncedReachesNoServiceAsAWholeRequest(
      String length, String first, String more) throws Exception {
    try (RawHttp2 client = speak()) {
      client
          .head(
              1,
              false,
              ":method",
              "POST",
              ":scheme",
              "http",
              ":authority",
              "a",
              ":path",
              "/a",
              "content-length",
              length)
          .data(1, false, first);
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      client.data(1, false, more);

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(5, true, "GET", "/a").response(5).status());
      assertEquals(
          List.of("GET", "GET"), service().requests().stream().map(r -> r.method()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "0"})
  void aBodyMayEndWithAnEmptyFrame(String length) throws Exception {
    try (RawHttp2 client = speak()) {
      client
          .head(
              1,
              false,
              ":method",
              "POST",
              ":scheme",
              "http",
              ":authority",
              "a",
              ":path",
              "/a",
              "content-length",
              length)
          .data(1, false, "abc".substring(0, Integer.parseInt(length)))
          .data(1, true, "");

      assertEquals(204, client.response(1).status());
      assertEquals(length, service().requests().getFirst().header("content-length"));
    }
  }

  @Test
  void rejectsALengthWithoutABody() throws Exception {
    rejects(
        ":method",
        "POST",
        ":scheme",
        "http",
        ":authority",
        "a",
        ":path",
        "/a",
        "content-length",
        "3");
  }

  /** RFC 9113, section 5.1: a stream that has ended takes no more. */
  @Test
  void anythingBehindTheEndOfARequestIsAnErrorOfItsStream() throws Exception {
    try (RawHttp2 client = speak()) {
      service().on("POST", "/late", _ -> FakeResponse.never());
      client.request(1, true, "POST", "/late").data(1, true, "more");

      assertEquals(5, client.response(1).reset()); // STREAM_CLOSED
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @Test
  void resetsAStreamOnceRfc9113Section5() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "abc").head(1, true, ":path", "/b");
      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      client.request(3, true, "GET", "/a");
      for (FakeFrame next = client.read(); next.stream() != 3; next = client.read()) {
        assertNotEquals(FakeFrame.RST_STREAM, next.type());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rejectsTrailersThatAreNone(boolean end) throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "abc");
      client.head(1, end, end ? ":path" : "x-sum", "/b");

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  /** The request ends with them. */
  @Test
  void aRequestMayEndWithTrailers() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "abc").head(1, true, "x-sum", "1");

      assertEquals(204, client.response(1).status());
      assertEquals("abc", service().requests().getFirst().body().toString());
      assertEquals("1", service().requests().getFirst().trailers().get("x-sum"));
    }
  }

  /** RFC 9113, section 5.4.1: what breaks the connection itself ends it. */
  @Test
  void aFrameThatBreaksTheConnectionEndsIt() throws Exception {
    try (RawHttp2 client = speak()) {
      client.data(0, false, "x");
      assertEquals(PROTOCOL_ERROR, client.ended());
    }
    try (RawHttp2 client = speak()) {
      client.request(2, true, "GET", "/a"); // even numbers are the server's
      assertEquals(PROTOCOL_ERROR, client.ended());
    }
    try (RawHttp2 client = speak()) {
      client.send(FakeFrame.HEADERS, 5, 1, Buffer.buffer(new byte[] {(byte) 0xff, 0x7f}));
      assertEquals(9, client.ended()); // COMPRESSION_ERROR
    }
    assertEquals(List.of(), service().requests());
  }
}
