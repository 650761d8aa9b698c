// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.RawClient.Head;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of requests and responses as they are on the wire, on both sides of the gateway. */
class ForwardingTest {
  private final RelayFixture gateway;

  ForwardingTest() throws TimeoutException {
    this.gateway = new RelayFixture();
  }

  @AfterEach
  void stop() throws TimeoutException {
    gateway.close();
  }

  @Test
  void theServiceSeesCleanHeaders() throws Exception {
    gateway.get(
        "/a",
        """
        Accept: x
        Accept: y
        Connection: keep-alive, X-Hop, Upgrade, X-Forwarded-Host
        X-Hop: 1
        Keep-Alive: 5
        Proxy-Authorization: Basic x
        TE: gzip
        Upgrade: h2c
        HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA
        X_User: root
        X-Forwarded-For: 6.6.6.6
        X-Forwarded-User: root
        Forwarded: for=6.6.6.6
        X-Real-IP: 6.6.6.6
        Via: 1.0 fred
        """);
    MultiMap seen = gateway.upstream().requests().getFirst().headers();
    MultiMap expected =
        MultiMap.caseInsensitiveMultiMap()
            .add("accept", "x")
            .add("accept", "y")
            .add("host", "127.0.0.1:" + gateway.upstream().port())
            .add("via", "1.0 fred, 1.1 facet")
            .add("x-forwarded-for", "127.0.0.1")
            .add("x-forwarded-host", "shop.example")
            .add("x-forwarded-port", "80")
            .add("x-forwarded-proto", "http")
            .add("forwarded", "for=127.0.0.1;host=shop.example;proto=http");
    assertEquals(sorted(expected), sorted(seen));
  }

  /** The one word of TE that goes on, since trailers of responses do. */
  @Test
  void theServiceIsToldThatTrailersAreWelcome() throws Exception {
    gateway.get("/a", "TE: gzip, trailers\nConnection: TE\n");
    gateway.get("/a", "TE: trailers\n");

    for (int i = 0; i < 2; i++) {
      MultiMap seen = gateway.upstream().requests().get(i).headers();
      assertEquals("trailers", seen.get("te"));
      assertEquals("te", seen.get("connection"));
    }
    assertEquals(1, gateway.upstream().connections(), "the connection is used again");
  }

  @Test
  void whatATrustedPeerSaysIsContinued() throws Exception {
    gateway.forward(new PathRewrite.Keep(), false, "127.0.0.1"::equals);
    gateway.get("/a", "X-Forwarded-For: 1.2.3.4\nX-Forwarded-Proto: https\n");
    MultiMap seen = gateway.upstream().requests().getFirst().headers();
    assertEquals(List.of("1.2.3.4, 127.0.0.1"), seen.getAll("x-forwarded-for"));
    assertEquals(List.of("https"), seen.getAll("x-forwarded-proto"));
    assertEquals(
        List.of("for=1.2.3.4, for=127.0.0.1;host=shop.example;proto=https"),
        seen.getAll("forwarded"));
  }

  @Test
  void aLoopIsCut() throws Exception {
    assertEquals(508, gateway.get("/a", "Via: 1.1 other, 1.1 facet\n").status());
    assertEquals(0, gateway.upstream().requests().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a%3Ab%2fc/%7e;x=1?q=%2B+a&&=%zz?/", "/", "/a%20b", "/caf%c3%a9?%C3%A9", "/%25"})
  void pathAndQueryArriveByteByByte(String target) throws Exception {
    gateway.get(target, "");
    assertEquals(target, gateway.upstream().requests().getFirst().target());
  }

  @Test
  void aStrippedPrefixComesBackInRedirectsAndCookies() throws Exception {
    gateway.forward(PathRewrite.Prefix.strip("/v1"), true, peer -> false);
    answer(
        """
        HTTP/1.1 302 Found
        Location: %s/a/7
        Set-Cookie: a=1; Path=/
        Set-Cookie: b=2; Path=/a
        Content-Length: 0

        """
            .formatted(gateway.upstream().url()));
    Head head = gateway.get("/v1/a", "");
    assertEquals("http://shop.example/v1/a/7", head.headers().get("location"));
    assertEquals(List.of("a=1; Path=/v1", "b=2; Path=/v1/a"), head.headers().getAll("set-cookie"));
    MultiMap seen = gateway.upstream().requests().getFirst().headers();
    assertEquals(List.of("shop.example"), seen.getAll("host"));
    assertEquals("/v1", seen.get("x-forwarded-prefix"));
  }

  @Test
  void theClientSeesCleanHeaders() throws Exception {
    answer(
        """
        HTTP/1.1 200 OK
        Connection: X-Hop
        X-Hop: 1
        Keep-Alive: timeout=5
        Upgrade: h2
        Proxy-Authenticate: Basic
        Date: yesterday
        Server: inner
        Via: 1.1 inner
        Set-Cookie: a=1
        Set-Cookie: b=2
        Content-Length: 0

        """);
    MultiMap expected =
        MultiMap.caseInsensitiveMultiMap()
            .add("date", "yesterday")
            .add("server", "inner")
            .add("set-cookie", "a=1")
            .add("set-cookie", "b=2")
            .add("content-length", "0")
            .add("via", "1.1 inner, 1.1 facet");
    assertEquals(sorted(expected), sorted(gateway.get("/a", "").headers()));
  }

  @Test
  void aCookieOf16KibibytesPasses() throws Exception {
    String cookie = "a=" + "x".repeat(16_384);
    gateway.upstream().on("GET", "/a", r -> FakeResponse.of(200, Map.of("Set-Cookie", cookie), ""));
    assertEquals(cookie, gateway.get("/a", "").headers().get("set-cookie"));
  }

  /** What has no body keeps its length and leaves both connections usable. */
  @ParameterizedTest
  @CsvSource({"HEAD,200,1234", "HEAD,404,1234", "GET,304,1234", "GET,204,"})
  void aResponseWithoutABodyKeepsItsLength(String method, int status, String length)
      throws Exception {
    String announced = length == null ? "" : "Content-Length: " + length + "\r\n";
    String response = "HTTP/1.1 " + status + " X\r\n" + announced + "\r\n";
    gateway.upstream().on(method, "/a", request -> FakeResponse.raw(response));
    gateway.upstream().on("GET", "/b", request -> FakeResponse.json(200, "{}"));
    try (RawClient client = gateway.connect()) {
      for (int i = 0; i < 2; i++) {
        client.send(method + " /a HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        Head head = client.head();
        assertEquals(status, head.status());
        assertEquals(length, head.headers().get("content-length"));
        assertNull(head.headers().get("transfer-encoding"));
        client.send("GET /b HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        assertEquals(200, client.head().status());
        assertEquals("{}", client.body(2));
      }
    }
    assertEquals(1, gateway.upstream().connections());
  }

  @Test
  void trailersPass() throws Exception {
    answer(
        """
        HTTP/1.1 200 OK
        Trailer: Grpc-Status
        Transfer-Encoding: chunked

        2
        hi
        0
        Grpc-Status: 0
        X-A: b

        """);
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\nTE: trailers\r\nConnection: TE\r\n\r\n");
      assertEquals("Grpc-Status", client.head().headers().get("trailer"));
      String expected = "2\r\nhi\r\n0\r\ngrpc-status: 0\r\nx-a: b\r\n\r\n";
      assertEquals(expected, client.body(expected.length()).toLowerCase(Locale.ROOT));
    }
  }

  /** A length that is known stays, and a body that has none comes in chunks. */
  @Test
  void theFramingOfAResponseIsTheServices() throws Exception {
    gateway.upstream().on("GET", "/a", request -> FakeResponse.json(200, "{}"));
    Head known = gateway.get("/a", "");
    assertEquals("2", known.headers().get("content-length"));
    assertFalse(known.headers().contains("transfer-encoding"));
    gateway.upstream().on("GET", "/a", request -> FakeResponse.chunked(200, Map.of(), "{", "}"));
    Head unknown = gateway.get("/a", "");
    assertEquals("chunked", unknown.headers().get("transfer-encoding"));
    assertFalse(unknown.headers().contains("content-length"));
  }

  /** A service that closes where its body ends still has an end. */
  @Test
  void aBodyThatEndsWithItsConnectionEnds() throws Exception {
    gateway
        .upstream()
        .on(
            "GET",
            "/a",
            r -> FakeResponse.steps(w -> w.write("HTTP/1.1 200 OK\r\n\r\nhello").close()));
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertEquals("chunked", client.head().headers().get("transfer-encoding"));
      assertTrue(client.rest().endsWith("hello\r\n0\r\n\r\n"));
    }
  }

  private void answer(String raw) {
    gateway.upstream().on("GET", "/a", request -> FakeResponse.raw(raw.replace("\n", "\r\n")));
  }

  private static Set<String> sorted(MultiMap headers) {
    Set<String> lines = new TreeSet<>();
    headers.forEach((name, value) -> lines.add(name.toLowerCase(Locale.ROOT) + ": " + value));
    return lines;
  }
}
