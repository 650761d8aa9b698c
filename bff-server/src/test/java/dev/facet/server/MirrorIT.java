// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy is what the original is, and nothing that becomes of it reaches the client. */
class MirrorIT extends WithGateway {
  private static final int KIB = 1_024;

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          s: { endpoints: [{ url: "http://s.upstream" }] }
          shadow: { endpoints: [{ url: "http://shadow.upstream" }] }
          away: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        routes:
          - { id: a, match: { path: /a/* }, auth: none, to: { s: 1 }, rewrite: { strip: /a }, mirror: { to: shadow } }
          - { id: one, match: { path: /one/* }, auth: none, to: { s: 1 }, mirror: { to: shadow, max: 1, deadline: 1h } }
          - { id: reads, match: { path: /reads }, auth: none, to: { s: 1 }, mirror: { to: shadow, methods: [GET, HEAD] } }
          - { id: away, match: { path: /away }, auth: none, to: { s: 1 }, mirror: { to: away } }
        """);
    for (String path : List.of("/x", "/one/x", "/one/y", "/reads", "/away")) {
      gateway.upstream("s").on("GET", path, _ -> FakeResponse.json(200, "1"));
      gateway.upstream("s").on("POST", path, _ -> FakeResponse.json(200, "1"));
    }
    gateway.start(Mode.START);
  }

  @Test
  void theCopyIsTheRequestThatTheServiceGetsWithAMark() throws Exception {
    gateway.client().post("/a/x?q=1", "body", "authorization", "Bearer t", "x-facet-mirror", "me");
    FakeUpstream.Request copy = gateway.upstream("shadow").awaitRequests(1).getFirst();
    FakeUpstream.Request original = gateway.upstream("s").requests().getFirst();
    assertEquals("POST /x?q=1", copy.method() + " " + copy.target());
    assertEquals("body", copy.body().toString());
    assertEquals("Bearer t", copy.header("authorization"));
    assertEquals(original.header("x-request-id"), copy.header("x-request-id"));
    assertEquals("a", copy.header("x-facet-mirror"));
    assertEquals("", original.header("x-facet-mirror"));
  }

  @Test
  void aBodyOfUnknownLengthIsCopiedAsAWhole() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send(
          "POST /a/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
      client.send("3\r\ndef\r\n0\r\n\r\n");
      assertEquals(200, client.read(false).status());
    }
    FakeUpstream.Request copy = gateway.upstream("shadow").awaitRequests(1).getFirst();
    assertEquals("abcdef", copy.body().toString());
  }

  /** RFC 9110, section 6.5. */
  @Test
  void trailersAreTheServicesAlone() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("POST /a/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n");
      assertEquals(200, client.read(false).status());
    }
    FakeUpstream.Request copy = gateway.upstream("shadow").awaitRequests(1).getFirst();
    assertEquals("abc", copy.body().toString());
    assertTrue(copy.trailers().isEmpty());
    FakeUpstream.Request original = gateway.upstream("s").requests().getFirst();
    assertEquals("7", original.trailers().get("x-sum"));
  }

  @Test
  void aBodyThatIsTooLongIsNotCopied() throws Exception {
    gateway.client().post("/a/x", "b".repeat(64 * KIB + 1));
    gateway.client().post("/a/x", "b".repeat(64 * KIB));
    FakeUpstream.Request copy = gateway.upstream("shadow").awaitRequests(1).getFirst();
    assertEquals(64 * KIB, copy.body().length());
    assertEquals(1, count("a", "too_large"));
  }

  @Test
  void aBodyOfUnknownLengthIsNotCopiedOnceItIsTooLong() throws Exception {
    try (RawConnection client = gateway.connect()) {
      String chunk = Integer.toHexString(40 * KIB) + "\r\n" + "b".repeat(40 * KIB) + "\r\n";
      client.send("POST /a/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send(chunk + chunk + "0\r\n\r\n");
      assertEquals(200, client.read(false).status());
    }
    assertEquals(1, count("a", "too_large"));
    assertEquals(80 * KIB, gateway.upstream("s").requests().getFirst().body().length());
  }

  @Test
  void whatBecomesOfTheCopyDoesNotReachTheClient() throws Exception {
    List<FakeResponse> bad =
        List.of(
            FakeResponse.never(),
            FakeResponse.reset(),
            FakeResponse.close(),
            FakeResponse.raw("\0nonsense\r\n\r\n"),
            FakeResponse.status(500),
            FakeResponse.steps(MirrorIT::writeMuch));
    for (FakeResponse response : bad) {
      gateway.upstream("shadow").on("GET", "/x", _ -> response);
      assertEquals("1", gateway.client().get("/a/x").body());
    }
    gateway.upstream("shadow").awaitRequests(bad.size());
    assertEquals("1", gateway.client().get("/away").body());
  }

  private static void writeMuch(Wire wire) {
    wire.write("HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n");
    Buffer piece = Buffer.buffer(new byte[64 * KIB]);
    for (int i = 0; i < 32; i++) {
      wire.write(piece);
    }
  }

  @Test
  void aCopyIsDroppedWhereThereAreAsManyAsThereMayBe() throws Exception {
    gateway.upstream("shadow").on("GET", "/one/x", _ -> FakeResponse.never());
    gateway.client().get("/one/x");
    gateway.upstream("shadow").awaitRequests(1);
    assertEquals("1", gateway.client().get("/one/y").body());
    assertEquals(1, count("one", "busy"));
  }

  @Test
  void methodsThatAreNotNamedAreNotCopied() throws Exception {
    gateway.client().post("/reads", "body");
    gateway.client().get("/reads");
    assertEquals("GET", gateway.upstream("shadow").awaitRequests(1).getFirst().method());
  }

  private int count(String route, String outcome) throws Exception {
    String series =
        "facet_route_copies_total{outcome=\"%s\",route=\"%s\",service=\"shadow\"} "
            .formatted(outcome, route);
    String page = gateway.management().get("/metrics").body();
    assertTrue(page.contains(series), page);
    String value = page.substring(page.indexOf(series) + series.length());
    return (int) Double.parseDouble(value.substring(0, value.indexOf('\n')));
  }
}
