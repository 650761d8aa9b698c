// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T21 to T23: interim responses and expectations, from end to end. */
class InterimResponsesIT extends WithGateway {
  private static final String UPLOAD =
      "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
  private static final String HINT = "</style.css>; rel=preload";

  private final CompletableFuture<Wire> wire = new CompletableFuture<>();

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          shop: { endpoints: [{ url: "http://shop.upstream" }], timeout: { attempt: 1m, total: 1m } }
          brief: { endpoints: [{ url: "http://shop.upstream" }], timeout: { attempt: 2s } }
        policies:
          login:
            jwt:
              issuer: https://id.example
              audience: [shop]
              algorithms: [HS256]
              keys: [{ secret: a secret that only the issuer and the gateway know }]
          shape:
            headers:
              response:
                remove: [x-internal]
                rename: { x-old: x-new }
                set: { x-frame-options: DENY, x-build: none }
                add: { x-more: "1" }
        routes:
          - { id: all, match: { path: /* }, auth: none, to: { shop: 1 } }
          - { id: shaped, match: { path: /shaped/* }, auth: none, use: [shape], rewrite: { strip: /shaped }, to: { shop: 1 } }
          - { id: guarded, match: { path: /guarded }, use: [login], to: { shop: 1 } }
          - { id: brief, match: { path: /brief/* }, auth: none, rewrite: { strip: /brief }, to: { brief: 1 } }
        """);
    gateway.start(Mode.START);
  }

  private FakeUpstream shop() {
    return gateway.upstream("shop");
  }

  private void hint(String head) {
    shop()
        .on(
            "GET",
            "/a",
            _ -> FakeResponse.both(FakeResponse.raw(head), FakeResponse.of(200, Map.of(), "ok")));
  }

  @Test
  void t22EarlyHintsAreRelayedRfc8297() throws Exception {
    hint(
        "HTTP/1.1 103 Early Hints\r\nLink: "
            + HINT
            + "\r\nConnection: x-hop\r\nX-Hop: 1\r\n"
            + "Content-Length: 2\r\n\r\n");
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response hints = client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
      assertEquals(103, hints.status());
      assertEquals(List.of(HINT), hints.all("link"));
      assertEquals(List.of(), hints.all("x-hop"));
      assertEquals(List.of(), hints.all("connection"));
      assertEquals(List.of(), hints.all("content-length"));

      RawConnection.Response response = client.read(false);
      assertEquals(200, response.status());
      assertEquals("ok", response.body());
      assertEquals(List.of(), response.all("link"));
      assertEquals(404, client.send("GET /no HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
    }
  }

  @Test
  void t22EarlyHintsNamePublicPlacesRfc8297() throws Exception {
    hint(
        """
        HTTP/1.1 103 Early Hints\r
        Link: </style.css>; rel=preload, <https://cdn.example/a.js>; rel=preload\r
        X-Internal: 1\r
        X-Old: 2\r
        X-Build: 3\r
        \r
        """);
    try (RawConnection client = gateway.connect()) {
      client.send("GET /shaped/a HTTP/1.1\r\nHost: a\r\n\r\n");
      RawConnection.Response hints = client.readHead();
      assertEquals(103, hints.status());
      assertEquals(
          List.of("</shaped/style.css>; rel=preload, <https://cdn.example/a.js>; rel=preload"),
          hints.all("link"));
      assertEquals(List.of(), hints.all("x-internal"));
      assertEquals(List.of("2"), hints.all("x-new"));
      assertEquals(List.of("none"), hints.all("x-build"));
      assertEquals(List.of(), hints.all("x-frame-options"));
      assertEquals(List.of(), hints.all("x-more"));

      RawConnection.Response response = client.read(false);
      assertEquals(List.of("DENY"), response.all("x-frame-options"));
      assertEquals("ok", response.body());
    }
  }

  @Test
  void t22OtherInterimResponsesAreRelayedRfc9110Section15() throws Exception {
    hint("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 199 Odd\r\nx-a: 1\r\n\r\n");
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(102, client.readHead().status());
      assertEquals(List.of("1"), client.readHead().all("x-a"));
      assertEquals("ok", client.read(false).body());
    }
  }

  @Test
  void t22OlderClientsGetNoInterimResponseRfc9110Section15() throws Exception {
    hint("HTTP/1.1 103 Early Hints\r\nLink: " + HINT + "\r\n\r\n");
    try (RawConnection client = gateway.connect()) {
      assertEquals("ok", client.send("GET /a HTTP/1.0\r\nHost: a\r\n\r\n").read(false).body());
    }
  }

  @Test
  void t22NoMoreThanSixteenAreRelayed() throws Exception {
    hint("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100));
    try (RawConnection client = gateway.connect()) {
      for (int exchange = 0; exchange < 2; exchange++) {
        client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
        for (int i = 0; i < 16; i++) {
          assertEquals(103, client.readHead().status());
        }
        assertEquals("ok", client.read(false).body());
      }
    }
    assertEquals(1, shop().connections());
  }

  @Test
  void t21ExpectationGoesOnAndThe100ComesBackRfc9110Section10() throws Exception {
    shop()
        .onHead(
            "POST",
            "/a",
            request ->
                FakeResponse.steps(begun -> {
                  assertEquals("100-continue", request.header("expect"));
                  wire.complete(begun);
                }));
    try (RawConnection client = gateway.connect()) {
      client.send(UPLOAD);
      Wire service = wire.get(60, TimeUnit.SECONDS);
      service.write("HTTP/1.1 100 Continue\r\n\r\n");
      assertEquals(100, client.readHead().status());
      client.send("hello");
      service.received(5).await(60, TimeUnit.SECONDS);
      FakeResponse.of(200, Map.of(), "ok").write(service);
      assertEquals("ok", client.read(false).body());
    }
  }

  @Test
  void t21FinalStatusInPlaceOfThe100IsRelayedRfc9110Section10() throws Exception {
    shop().onHead("POST", "/a", _ -> FakeResponse.of(417, Map.of(), "no"));
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response response = client.send(UPLOAD).read(false);
      assertEquals(417, response.status());
      assertEquals("no", response.body());
      assertEquals(List.of("close"), response.all("connection"));
    }
  }

  /** The gateway waits for a second, which is bounded: then the client is asked to send. */
  @Test
  void t21ServiceThatNeverSendsA100GetsTheBodyRfc9110Section10() throws Exception {
    shop().onHead("POST", "/a", _ -> FakeResponse.steps(begun -> wire.complete(begun)));
    try (RawConnection client = gateway.connect()) {
      client.send(UPLOAD);
      assertEquals(100, client.readHead().status());
      client.send("hello");
      Wire service = wire.get(60, TimeUnit.SECONDS);
      service.received(5).await(60, TimeUnit.SECONDS);
      FakeResponse.of(200, Map.of(), "ok").write(service);
      assertEquals("ok", client.read(false).body());
    }
  }

  @Test
  void t21PoliciesRespondBeforeTheBodyIsAskedFor() throws Exception {
    try (RawConnection client = gateway.connect()) {
      assertEquals(401, client.send(UPLOAD.replace("/a", "/guarded")).read(false).status());
    }
    assertEquals(0, shop().requests().size());
  }

  @Test
  void t23A205HasNoBodyRfc9110Section15() throws Exception {
    shop().on("GET", "/a", _ -> FakeResponse.of(205, Map.of(), "none of this"));
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response response =
          client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").read(false);
      assertEquals(205, response.status());
      assertEquals(List.of("0"), response.all("content-length"));
      assertEquals("", response.body());
    }
  }

  /** What nobody wants is read for a moment, so that the connection can go on; not for ever. */
  @Test
  void t23TheBodyOfA205ThatDoesNotEndIsGivenUp() throws Exception {
    CompletableFuture<Wire> wire = new CompletableFuture<>();
    shop()
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.steps(service -> {
                  service.write(
                      "HTTP/1.1 205 Reset Content\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n");
                  wire.complete(service);
                }));
    try (RawConnection client = gateway.connect()) {
      assertEquals(205, client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
      wire.get(60, TimeUnit.SECONDS).closed().await(60, TimeUnit.SECONDS);
    }
  }

  /** Its service is silent for longer than the time of an attempt, which no other body may be. */
  @Test
  void t29EventsMayBeLongInComing() throws Exception {
    shop()
        .on(
            "GET",
            "/a",
            request ->
                FakeResponse.steps(begun -> {
                  assertEquals("7", request.header("last-event-id"));
                  begun.write(
                      """
                      HTTP/1.1 200 OK\r
                      Content-Type: text/event-stream; charset=utf-8\r
                      Transfer-Encoding: chunked\r
                      \r
                      """);
                  wire.complete(begun);
                }));
    shop()
        .on(
            "GET",
            "/b",
            _ ->
                FakeResponse.steps(
                    begun -> begun.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")));
    try (RawConnection client = gateway.connect();
        RawConnection other = gateway.connect()) {
      client.send("GET /brief/a HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 7\r\n\r\n");
      assertEquals(200, client.readHead().status());
      // The body of another media type, begun later, is given up by then.
      assertEquals(200, other.send("GET /brief/b HTTP/1.1\r\nHost: a\r\n\r\n").readHead().status());
      assertTrue(other.isCut());

      wire.get(60, TimeUnit.SECONDS).chunk("data: 1\n\n");
      assertEquals("data: 1\n\n", client.readChunk().toString());
    }
    wire.get().closed().await(60, TimeUnit.SECONDS);
  }
}
