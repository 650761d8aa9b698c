// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How responses go over the wire, to clients of HTTP/1.1 and of older versions. */
class WireRulesIT extends WithGateway {
  private static final String NEWER = "GET /a HTTP/1.1\r\nhost: a\r\n\r\n";
  private static final String OLDER =
      "GET /a HTTP/1.0\r\nhost: a\r\nconnection: x-b, Keep-Alive\r\nx-b: 1\r\n\r\n";

  private final CompletableFuture<Wire> wire = new CompletableFuture<>();

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://catalog.upstream" }], timeout: { attempt: 5m, total: 5m } }
        routes:
          - { id: all, match: { path: /* }, auth: none, preserveHost: true, to: { catalog: 1 } }
        """);
    gateway.start(Mode.START);
  }

  private FakeUpstream catalog() {
    return gateway.upstream("catalog");
  }

  private void answerHead(String length) {
    catalog()
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.steps(begun -> {
                  begun.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n" + length);
                  wire.complete(begun);
                }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transfer-encoding: chunked\r\n\r\n", "content-length: 3\r\n\r\n"})
  void writesTheHeadBeforeThereIsABody(String length) throws Exception {
    answerHead(length);
    for (String request : List.of(NEWER, OLDER)) {
      try (RawConnection connection = gateway.connect()) {
        RawConnection.Response head = connection.send(request).readHead();

        assertEquals(200, head.status());
        assertEquals(List.of("text/event-stream"), head.all("content-type"));
      }
    }
  }

  @Test
  void endsAStreamForOlderClientsWithTheirConnection() throws Exception {
    answerHead("transfer-encoding: chunked\r\n\r\n");
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response head = connection.send(OLDER).readHead();
      wire.get(60, TimeUnit.SECONDS).chunk("hi").end();

      assertEquals("hi", connection.rest());
      assertEquals(List.of(), head.all("connection"));
      assertEquals(List.of(), head.all("transfer-encoding"));
      assertEquals("", catalog().requests().getFirst().header("x-b"));
    }
  }

  /** Those that say how a message is framed are left out (RFC 9110, section 6.5.1). */
  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 5", "Transfer-Encoding: chunked", "Trailer: x", "x-b: 1"})
  void endsResponsesWhateverTheirTrailersAre(String trailer) throws Exception {
    answerHead("transfer-encoding: chunked\r\n\r\n");
    try (RawConnection connection = gateway.connect()) {
      assertEquals(200, connection.send(NEWER).readHead().status());
      wire.get(60, TimeUnit.SECONDS).chunk("hi").write("0\r\n" + trailer + "\r\n\r\n");
      connection.send("GET /none HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");

      String rest = connection.rest();
      boolean kept = trailer.startsWith("x-b");
      assertTrue(
          rest.startsWith("2\r\nhi\r\n0\r\n" + (kept ? trailer + "\r\n" : "") + "\r\n"), rest);
      assertTrue(rest.contains("HTTP/1.1 404 "), rest);
    }
  }

  @Test
  void keepsNoConnectionWithOlderClients() throws Exception {
    catalog().on("GET", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    try (RawConnection connection = gateway.connect()) {
      assertEquals("ok", connection.send(OLDER).read(false).body());
      assertTrue(connection.closed());
    }
  }

  @Test
  void servesOlderClientsThatNameNoHost() throws Exception {
    catalog().on("GET", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    try (RawConnection connection = gateway.connect()) {
      assertEquals(200, connection.send("GET /a HTTP/1.0\r\n\r\n").read(false).status());
    }
    assertEquals(
        "127.0.0.1:" + gateway.gateway().port(),
        catalog().requests().getFirst().header("x-forwarded-host"));
  }

  @Test
  void ignoresWhatOlderClientsExpect() throws Exception {
    catalog().on("POST", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          "POST /a HTTP/1.0\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n{}");
      assertEquals(200, connection.readHead().status());
    }
  }

  @ParameterizedTest
  @CsvSource({"shop.example:, shop.example", "[::1]:, [::1]", "shop.example:80, shop.example:80"})
  void takesAnEmptyPortForNone(String host, String read) throws Exception {
    catalog().on("GET", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /a HTTP/1.1\r\nhost: " + host + "\r\n\r\n").read(false);
    }
    FakeUpstream.Request request = catalog().requests().getFirst();
    assertEquals(read, request.header("x-forwarded-host"));
    assertEquals(read, request.header("host"));
  }

  /** So much of a rejected upload is read that its client sees the response, and no more. */
  @Test
  void readsTheRestOfARejectedUploadUpToALimit() throws Exception {
    catalog().on("GET", "/a", _ -> FakeResponse.status(200));
    String small = "TRACE /a HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n";
    String large = "POST /a HTTP/1.1\r\nhost: a\r\ncontent-length: 2000000\r\n\r\n";
    try (RawConnection connection = gateway.connect()) {
      assertEquals(405, connection.send(small).read(false).status());
      connection.sendBytes(new byte[100_000]);
      assertEquals(200, connection.send(NEWER).read(false).status());

      assertEquals(413, connection.send(large).read(false).status());
      assertThrows(
          IOException.class,
          () -> connection.sendBytes(new byte[2_000_000]).send(NEWER).read(false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
  void managesByGetAndHeadOnly(String path) throws Exception {
    assertEquals(200, gateway.management().send("HEAD", path).statusCode());
    var rejected = gateway.management().send("POST", path);
    assertEquals(405, rejected.statusCode());
    assertEquals("GET, HEAD", rejected.headers().firstValue("allow").orElse(""));
  }

  /** RFC 9110, section 7.6.2. */
  @ParameterizedTest
  @CsvSource({
    "5, 4",
    "1, 0",
    "x, x",
    "-1, -1",
    "2147483647, 2147483646",
    "2147483648, 2147483647",
    "2147483649, 2147483647",
    "99999999999999999999999, 2147483647",
    "0000000000005, 4",
    "00000000000000000000001, 0",
    "+5, +5",
    "5.0, 5.0"
  })
  void countsTheHopsOfOptions(String sent, String seen) throws Exception {
    catalog().on("OPTIONS", "/a", _ -> FakeResponse.status(200));
    assertEquals(200, options(sent));
    assertEquals(seen, catalog().requests().getFirst().header("max-forwards"));
  }

  @Test
  void forwardsNoOptionsThatHasNoHopLeft() throws Exception {
    assertEquals(204, options("0"));
    assertEquals(List.of(), catalog().requests());
  }

  private int options(String maxForwards) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          "OPTIONS /a HTTP/1.1\r\nhost: a\r\nmax-forwards: " + maxForwards + "\r\n\r\n");
      return connection.read(false).status();
    }
  }
}
