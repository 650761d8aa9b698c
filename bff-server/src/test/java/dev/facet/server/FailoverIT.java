// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.endpoint.SecondServiceNotices;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a second service is asked for, and what it never is. */
class FailoverIT extends WithGateway {
  private static final String SMALL = "s".repeat(60_000);
  private static final String LARGE = "l".repeat(1_000_000);

  private final RecordedLog access = new RecordedLog("access");
  private final RecordedLog lines = new RecordedLog(SecondServiceNotices.class.getName());

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        policies: { log: { accessLog: {} } }
        services:
          first: { endpoints: [{ url: "http://first.upstream" }], cache: {} }
          silent: { endpoints: [{ url: "http://silent.upstream" }], timeout: { attempt: 1500ms } }
          away: { endpoints: [{ url: "http://127.0.0.1:1" }], breaker: { window: 1, open: 1h } }
          standby: { endpoints: [{ url: "http://standby.upstream" }] }
        routes:
          - { id: a, match: { path: /a/* }, auth: none, use: [log], to: { first: 1 }, failover: { to: standby } }
          - { id: silent, match: { path: /silent }, auth: none, to: { silent: 1 }, failover: { to: standby } }
          - { id: b, match: { path: /b/* }, auth: none, to: { away: 1 }, failover: { to: standby } }
        """);
    for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
      gateway.upstream("silent").on(method, "/silent", _ -> FakeResponse.never());
      gateway.upstream("first").on(method, "/a/reset", _ -> FakeResponse.reset());
      gateway.upstream("first").on(method, "/a/503", _ -> FakeResponse.status(503));
      for (String path : List.of("/silent", "/a/reset", "/a/503", "/b/x")) {
        gateway.upstream("standby").on(method, path, FailoverIT::length);
      }
    }
    gateway.upstream("first").on("GET", "/a/cut", _ -> FakeResponse.steps(FailoverIT::cut));
    gateway.start(Mode.START);
  }

  private static FakeResponse length(FakeUpstream.Request request) {
    return FakeResponse.json(200, String.valueOf(request.body().length()));
  }

  private static void cut(Wire wire) {
    wire.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf");
    wire.close();
  }

  @AfterEach
  void closeLogs() {
    access.close();
    lines.close();
  }

  @Test
  void aReadGoesOnWhateverTheFirstServiceFailsBy() throws Exception {
    for (String path : List.of("/silent", "/a/reset", "/a/503", "/b/x")) {
      assertEquals(200, gateway.client().get(path).statusCode(), path);
    }
    assertEquals(4, gateway.upstream("standby").requests().size());
  }

  @Test
  void aSmallBodyOfAnIdempotentRequestIsSentToBoth() throws Exception {
    for (String path : List.of("/silent", "/a/reset", "/a/503")) {
      assertEquals("60000", put(path, SMALL).body(), path);
    }
  }

  /** RFC 9110, section 6.5. */
  @Test
  void soAreItsTrailers() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("PUT /a/503 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n");
      assertEquals(200, client.read(false).status());
    }
    for (String service : List.of("first", "standby")) {
      FakeUpstream.Request asked = gateway.upstream(service).requests().getFirst();
      assertEquals("abc", asked.body().toString(), service);
      assertEquals("7", asked.trailers().get("x-sum"), service);
    }
  }

  @Test
  void aLargeBodyThatWasReadIsNotThereAnyMore() throws Exception {
    assertEquals(503, put("/a/503", LARGE).statusCode());
    assertEquals(0, gateway.upstream("standby").requests().size());
  }

  @Test
  void anyBodyGoesOnWhereNothingOfItWasSent() throws Exception {
    assertEquals("1000000", put("/b/x", LARGE).body());
    assertEquals("1000000", gateway.client().post("/b/x", LARGE).body());
    assertEquals("60000", gateway.client().post("/b/x", SMALL).body());
  }

  @Test
  void aPostThatWasSentIsNeverSentToAnotherService() throws Exception {
    assertEquals(504, gateway.client().post("/silent", SMALL).statusCode());
    assertEquals(502, gateway.client().post("/a/reset", SMALL).statusCode());
    assertEquals(503, gateway.client().post("/a/503", SMALL).statusCode());
    assertEquals(0, gateway.upstream("standby").requests().size());
  }

  @Test
  void nothingGoesOnOnceTheResponseHasBegun() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a/cut HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals(200, client.readHead().status());
      assertEquals(4, client.countRest());
    }
    assertEquals(0, gateway.upstream("standby").requests().size());
  }

  /** RFC 8297: browsers fetch what they name. */
  @Test
  void hintsOfTheSecondServiceNamePublicPlaces() throws Exception {
    String url = gateway.upstream("standby").url();
    gateway.upstream("first").on("GET", "/a/hinted", _ -> FakeResponse.status(503));
    gateway
        .upstream("standby")
        .on(
            "GET",
            "/a/hinted",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 103 Early Hints\r
                    link: <%s/a/x>; rel=preload\r
                    \r
                    HTTP/1.1 200 OK\r
                    content-length: 0\r
                    \r
                    """
                        .formatted(url)));

    try (RawConnection client = gateway.connect()) {
      client.send("GET /a/hinted HTTP/1.1\r\nHost: shop.example\r\n\r\n");
      RawConnection.Response hint = client.readHead();
      assertEquals(103, hint.status());
      assertEquals(List.of("<http://shop.example/a/x>; rel=preload"), hint.all("link"));
      assertEquals(200, client.readHead().status());
    }
  }

  @Test
  void theLogNamesTheServiceThatFailedAndTheOneThatResponded() throws Exception {
    gateway.client().send("HEAD", "/a/503");
    assertEquals(
        "failed over: route a: from first to standby: status 503",
        lines.events().getFirst().getFormattedMessage());
    assertEquals("standby", access.members().getFirst().get("service"));
    assertEquals("first", access.members().getFirst().get("failedOverFrom"));
  }

  @Test
  void metricsCountWhatWentOn() throws Exception {
    gateway.client().get("/a/503");
    gateway.client().get("/b/x");
    String page = gateway.management().get("/metrics").body();
    assertTrue(
        page.contains("facet_route_failovers_total{route=\"a\",service=\"first\"} 1.0"), page);
    assertTrue(page.contains("facet_route_responses_total{route=\"a\",service=\"standby\"} 1.0"));
    assertTrue(page.contains("facet_route_failovers_total{route=\"b\",service=\"away\"} 1.0"));
  }

  @Test
  void whoWantsNothingButWhatIsCachedAsksNobody() throws Exception {
    String said = gateway.client().get("/a/503", "cache-control", "only-if-cached").body();
    assertTrue(said.contains("NOT_CACHED"), said);
    assertEquals(0, gateway.upstream("standby").requests().size());
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return gateway.client().send("PUT", path, body);
  }
}
