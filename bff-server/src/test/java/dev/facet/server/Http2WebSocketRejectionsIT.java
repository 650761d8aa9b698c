// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T29: whatever does not open a WebSocket over HTTP/2 has no status of success, which would open it
 * (RFC 8441, section 4; RFC 9110, section 9.3.6).
 */
class Http2WebSocketRejectionsIT extends WithTunnels {
  private final RecordedLog access = new RecordedLog("access");

  @AfterEach
  void closeAccessLog() {
    access.close();
  }

  @BeforeEach
  void startGateway() {
    gateway.file("files/page.html", "<p>").file("schema/a.graphqls", "type Query { a: Int }");
    start(
        ", limits: { webSockets: 2 }",
        """
        policies:
          log: { accessLog: {} }
          login: { jwt: { issuer: "https://id.example", audience: [shop], algorithms: [HS256], keys: [{ secret: a secret that only the issuer and the gateway know }] } }
          near: { ip: { deny: [127.0.0.0/8] } }
          fine: { status: { map: { "404": 200 } } }
        routes:
          - { id: login, match: { path: /login/* }, to: { chat: 1 }, use: [log, login] }
          - { id: near, match: { path: /near/* }, auth: none, to: { chat: 1 }, use: [log, near] }
          - { id: plain, match: { path: /plain/* }, auth: none, to: { chat: 1 }, rewrite: { strip: /plain }, use: [log], websocket: { enabled: false } }
          - { id: few, match: { path: /few/* }, auth: none, to: { chat: 1 }, rewrite: { strip: /few }, use: [log], websocket: { max: 1 } }
          - { id: chat, match: { path: /chat/* }, auth: none, to: { chat: 1 }, use: [log] }
          - { id: post, match: { path: /post, methods: [POST] }, auth: none, to: { chat: 1 }, use: [log] }
          - { id: fine, match: { path: /fine/* }, auth: none, to: { chat: 1 }, use: [log, fine] }
          - { id: fixed, match: { path: /fixed }, auth: none, respond: { status: 200 }, use: [log] }
          - { id: moved, match: { path: /moved }, auth: none, redirect: { path: /chat }, use: [log] }
          - { id: files, match: { path: /files/* }, auth: none, files: { dir: files }, use: [log] }
        """);
    chat()
        .on("GET", "/chat/page", _ -> FakeResponse.of(200, Map.of("etag", "\"a\""), "a page"))
        .on("GET", "/chat/empty", _ -> FakeResponse.status(204))
        .on("GET", "/chat/older", _ -> FakeResponse.of(426, Map.of("a", "b"), "version 13 only"))
        .on(
            "GET",
            "/chat/false",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 101 Switching Protocols\r
                    Connection: upgrade\r
                    Upgrade: websocket\r
                    \r
                    """));
  }

  @ParameterizedTest
  @CsvSource({
    "/login/chat, 401, UNAUTHENTICATED",
    "/near/chat, 403, FORBIDDEN",
    "/nothing, 404, NOT_FOUND",
    "/post, 405, METHOD_NOT_ALLOWED",
    "/plain/chat, 501, NOT_IMPLEMENTED",
    "/fixed, 501, NOT_IMPLEMENTED",
    "/files/page.html, 501, NOT_IMPLEMENTED",
    "/chat/page, 502, UPSTREAM_BAD_RESPONSE",
    "/chat/empty, 502, UPSTREAM_BAD_RESPONSE",
    "/chat/false, 502, UPSTREAM_BAD_RESPONSE",
    "/chat/older, 426, version 13 only",
    "/moved, 308, ''",
  })
  void t29NothingElseIsASuccess(String path, int status, String words) throws Exception {
    try (RawHttp2 client = speak()) {
      for (int stream = 1; stream <= 5; stream += 2) { // more than may be open
        RawHttp2.Response response = ask(client, stream, path).response(stream);
        assertEquals(status, response.status());
        assertTrue(response.body().contains(words), response.body());
        assertEquals(NO_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
        assertEquals(status, access.members().getLast().get("status"));
        assertEquals("GET", access.members().getLast().get("method"));
        assertEquals(path, access.members().getLast().get("path"));
      }
      agree("");
      open(client, 7);
    }
  }

  /** The body of what is no agreement is of no use to anybody. */
  @Test
  void t29WhatIsNoAgreementLetsGoOfItsService() throws Exception {
    String begun = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\na page";
    BlockingQueue<Wire> wires = new LinkedBlockingQueue<>();
    chat().on("GET", "/chat/long", _ -> FakeResponse.steps(wire -> wires.add(wire.write(begun))));
    try (RawHttp2 client = speak()) {
      assertEquals(502, ask(client, 1, "/chat/long").response(1).status());
      wires.take().closed().await(60, TimeUnit.SECONDS);
    }
  }

  /** Where a policy makes a success of a failure, that is not passed on either. */
  @Test
  void t29NoPolicyMakesASuccess() throws Exception {
    try (RawHttp2 client = speak()) {
      assertEquals(501, ask(client, 1, "/fine/nothing").response(1).status());
    }
  }

  @Test
  void t29MoreThanARouteAllowsAreRejected() throws Exception {
    try (RawHttp2 client = speak()) {
      assertEquals("200", ask(client, 1, "/few/chat").readHead().get(":status"));
      for (int stream = 3; stream <= 7; stream += 2) {
        RawHttp2.Response rejected = ask(client, stream, "/few/chat").response(stream);
        assertEquals(503, rejected.status());
        assertTrue(rejected.body().contains("websocket.max"), rejected.body());
        assertEquals("5", rejected.headers().get("retry-after"));
        assertEquals(NO_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
      }
      open(client, 9); // the listener has a place left
    }
  }

  /** Those of all routes and versions of HTTP together; one that is over leaves its place. */
  @Test
  void t29MoreThanAListenerAllowsAreRejected() throws Exception {
    try (RawHttp2 client = speak();
        RawConnection older = gateway.connect()) {
      agree("");
      Wire first = opened(client, 1);
      assertEquals("200", ask(client, 3, "/few/chat").readHead().get(":status"));
      String asked = handshake("");
      RawConnection.Response rejected = older.send(asked).read(false);
      assertEquals(503, rejected.status());
      assertTrue(rejected.body().contains("limits.webSockets"), rejected.body());
      assertEquals(List.of("5"), rejected.all("retry-after"));

      first.close();
      assertEnds(client, 1);
      client.data(1, true, "");
      awaitOpen(1);
      assertEquals(101, older.send(asked).readHead().status());
      awaitOpen(2);
    }
  }

  /** Looks until the metrics tell of so many, and of two that may be. */
  private void awaitOpen(int count) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String metrics = "";
    while (!metrics.contains("facet_client_websockets{listener=\"public\"} " + count)) {
      assertTrue(System.nanoTime() < patience, metrics);
      metrics = gateway.management().get("/metrics").body();
    }
    assertTrue(metrics.contains("facet_client_websockets_limit{listener=\"public\"} 2"), metrics);
  }

  /** T29: a page of another origin. */
  @Test
  void t29OriginIsChecked() throws Exception {
    try (RawHttp2 client = speak()) {
      RawHttp2.Response rejected =
          ask(client, 1, "/chat", "origin", "https://evil.example").response(1);
      assertEquals(403, rejected.status());
      assertEquals(
          "200",
          ask(client, 3, "/chat", "origin", "http://shop.example").readHead().get(":status"));
    }
  }

  /** RFC 9220, section 3. */
  @Test
  void rejectsOtherProtocolsThanWebsocket() throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(1, false, head("connect-udp", "/chat"));
      RawHttp2.Response response = client.response(1);
      assertEquals(501, response.status());
      assertTrue(response.body().contains("NOT_IMPLEMENTED"), response.body());
      assertEquals("/chat", access.members().getLast().get("path"));
      open(client, 3);
    }
  }

  private static String[] head(String protocol, String path) {
    return new String[] {
      ":method",
      "CONNECT",
      ":protocol",
      protocol,
      ":scheme",
      "http",
      ":authority",
      "a",
      ":path",
      path
    };
  }

  static Stream<List<String>> malformed() {
    return Stream.of(
        List.of(":method", "CONNECT", ":protocol", "websocket", ":authority", "a"),
        List.of(
            ":method", "CONNECT", ":protocol", "websocket", ":authority", "a", ":path", "/chat"),
        List.of(
            ":method", "CONNECT", ":protocol", "websocket", ":scheme", "http", ":authority", "a"),
        List.of(
            ":method", "CONNECT", ":protocol", "websocket", ":scheme", "http", ":path", "/chat"),
        List.of(
            ":method", "CONNECT", ":protocol", "", ":scheme", "", ":authority", "a", ":path", "/"),
        List.of(
            ":method",
            "GET",
            ":protocol",
            "websocket",
            ":scheme",
            "http",
            ":authority",
            "a",
            ":path",
            "/chat"),
        List.of(
            ":method",
            "CONNECT",
            ":protocol",
            "websocket",
            ":scheme",
            "http",
            ":authority",
            "a",
            ":path",
            "/chat",
            "content-length",
            "3"));
  }

  /** RFC 8441, section 4. */
  @ParameterizedTest
  @MethodSource("malformed")
  void resetsWhatIsMalformed(List<String> fields) throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(1, false, fields.toArray(String[]::new));
      RawHttp2.Response response = client.response(1);
      long reset = response.reset();
      if (response.status() != 0) {
        assertEquals(400, response.status());
        reset = client.read(FakeFrame.RST_STREAM).errorCode();
      }
      assertEquals(PROTOCOL_ERROR, reset);
      assertEquals(0, chat().requests().size());
      open(client, 3);
    }
  }
}
