// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.TestPem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 over TLS is what ALPN agrees on (RFC 9113, section 3.2; RFC 7301). */
class Http2TlsListenersIT {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @TempDir static Path made;
  private static TestPem.Signed certificate;
  private static TlsClient client;

  @TempDir Path folder;
  private GatewayFixture gateway;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    TestPem authority = TestPem.authority(made);
    certificate = authority.sign("shop", "shop.example");
    client = TlsClient.trusting(authority);
  }

  @BeforeEach
  void begin() {
    gateway = new GatewayFixture(folder);
    gateway.clock().hold(); // no client is waited for before the test says so
    gateway.upstream("s").on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  private void start(String more) throws IOException {
    gateway
        .file("tls/shop.key", Files.readString(certificate.key()))
        .file("tls/shop.pem", Files.readString(certificate.cert()))
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public:
                port: 0
                address: 127.0.0.1
                tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] }
                timeouts: { header: 200ms }
                %s
              management: { port: 0 }
            services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
            routes: [ { id: all, match: { path: /* }, auth: none, to: { s: 1 } } ]
            """
                .formatted(more))
        .start(Mode.START);
  }

  private SSLSocket offering(String... protocols) throws IOException {
    SSLSocket socket = client.open(gateway.gateway().port(), "shop.example");
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  @Test
  void isPreferredWhereAClientSpeaksBoth() throws Exception {
    start("");
    try (SSLSocket socket = offering("http/1.1", "h2");
        RawHttp2 spoken = new RawHttp2(socket, Buffer.buffer())) {
      assertEquals("h2", socket.getApplicationProtocol());
      assertEquals(200, spoken.request(1, true, "GET", "/a").response(1).status());
      assertEquals(
          "https", gateway.upstream("s").requests().getFirst().header("x-forwarded-proto"));
    }
  }

  @Test
  void leavesHttp11ToThoseWhoSpeakItAloneOrNoAlpn() throws Exception {
    start("");
    for (String[] protocols : new String[][] {{"http/1.1"}, {}}) {
      try (RawConnection spoken = new RawConnection(offering(protocols))) {
        spoken.send("GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        assertEquals(200, spoken.read(false).status());
      }
    }
  }

  @Test
  void isNotOfferedWhereItIsTurnedOff() throws Exception {
    start("http2: false");
    try (SSLSocket socket = offering("h2", "http/1.1")) {
      assertEquals("http/1.1", socket.getApplicationProtocol());
    }
  }

  /**
   * Another protocol than was agreed on, and none at all, end the connection. Scanners do so all
   * day: it is counted, and no reason for a warning, let alone with what they sent.
   */
  @Test
  void endsQuietlyWithoutItsPreface() throws Exception {
    start("");
    gateway.clock().go();
    List<String> first =
        List.of(
            "GET /secret HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP",
            "",
            "secret".repeat(1_000),
            PREFACE,
            PREFACE + "secret".repeat(10));
    try (RecordedLog all = new RecordedLog("ROOT")) {
      for (String sent : first) {
        try (RawConnection spoken = new RawConnection(offering("h2"))) {
          assertTrue(spoken.send(sent).rest().length() < 600);
        }
      }
      assertEquals(
          List.of(),
          all.events().stream()
              .filter(
                  event -> !event.getLoggerName().contains("BlockedThread")) // of a slow machine
              .filter(event ->
                  event.getLevel().isGreaterOrEqual(Level.WARN)
                      || event.getFormattedMessage().contains("secret"))
              .toList());
    }
    assertEquals(0, gateway.upstream("s").requests().size());
    String metrics = gateway.management().get("/metrics").body();
    assertTrue(
        metrics.contains("facet_http2_connections_ended_total{reason=\"never_began\"} 6.0"),
        metrics);
  }
}
