// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.ClientHello;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners of TLS: what requests on them are, and certificates that change meanwhile. */
class TlsListenersIT {
  private static final int P_384 = 24;

  /** What a record of TLS begins with that holds an alert. */
  private static final int ALERT = 21;

  private static final String GET = "GET /a?b=1 HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  @TempDir static Path made;
  private static TestPem authority;
  private static TestPem.Signed first;
  private static TestPem.Signed second;
  private static TlsClient client;

  @TempDir Path folder;
  private GatewayFixture gateway;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    first = authority.sign("first", "shop.example");
    second = authority.sign("second", "shop.example", "-ext", "SAN=dns:shop.example,dns:new");
    client = TlsClient.trusting(authority);
  }

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayFixture(folder);
    show(first);
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, shutdown: { pause: 0s } }
              secure:
                port: 0
                address: 127.0.0.1
                shutdown: { pause: 0s, grace: 1ms }
                tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] }
              management: { port: 0 }
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
            policies:
              strict: { hsts: { maxAge: 30d } }
            routes:
              - { id: plain, listeners: [public], match: { path: /* }, auth: none, redirect: { scheme: https } }
              - { id: all, match: { path: /a }, auth: none, use: [strict], to: { catalog: 100 } }
            """)
        .start(Mode.START);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private void show(TestPem.Signed signed) throws IOException {
    gateway.file("tls/shop.key", Files.readString(signed.key()));
    gateway.file("tls/shop.pem", Files.readString(signed.cert()));
  }

  private RawConnection secure() throws IOException {
    return new RawConnection(client.open(port(), "shop.example"));
  }

  private int port() {
    return gateway.gateway().port("secure");
  }

  @Test
  void requestsAreOfHttpsAndSaySoToServices() throws IOException {
    try (RawConnection connection = secure()) {
      RawConnection.Response response = connection.send(GET).read(false);
      assertEquals(200, response.status());
      assertEquals("max-age=2592000", response.all("strict-transport-security").getFirst());
      assertEquals(200, connection.send(GET).read(false).status());
      RawConnection.Response missing =
          connection.send("GET /none HTTP/1.1\r\nHost: shop.example\r\n\r\n").read(false);
      assertEquals(404, missing.status());
    }
    assertEquals(
        "https",
        gateway.upstream("catalog").requests().getFirst().headers().get("x-forwarded-proto"));
  }

  @Test
  void redirectsOfPlainListenersLeadThere() throws IOException {
    try (RawConnection connection = new RawConnection(gateway.gateway().port("public"))) {
      RawConnection.Response response =
          connection.send("GET /b?c=%20d HTTP/1.1\r\nHost: shop.example:80\r\n\r\n").read(false);
      assertEquals(308, response.status());
      assertEquals("https://shop.example/b?c=%20d", response.all("location").getFirst());
    }
  }

  @Test
  void newCertificatesAreShownToNewConnectionsAndOpenOnesGoOn() throws Exception {
    try (RawConnection open = secure()) {
      assertEquals(200, open.send(GET).read(false).status());

      show(second);
      while (!shown().equals(certificate(second))) { // key and certificate are two files
        var _ = gateway.reloads().next();
      }

      assertEquals(200, open.send(GET).read(false).status());
    }
    try (RawConnection late = secure()) {
      assertEquals(200, late.send(GET).read(false).status());
    }
  }

  /** Kubernetes swaps a link to a folder, so that key and certificate change in one moment. */
  @Test
  void aSecretOfKubernetesIsTakenOverInOneStep() throws Exception {
    Path tls = folder.toRealPath().resolve("tls");
    secret(tls, "..1", first);
    Files.createSymbolicLink(tls.resolve("..data"), Path.of("..1"));
    for (String name : new String[] {"shop.pem", "shop.key"}) {
      Files.delete(tls.resolve(name));
      Files.createSymbolicLink(tls.resolve(name), Path.of("..data", name));
    }
    gateway.gateway().readAgain(); // the same texts: nothing changes
    assertEquals(certificate(first), shown());

    secret(tls, "..2", second);
    Files.createSymbolicLink(tls.resolve("..next"), Path.of("..2"));
    Files.move(tls.resolve("..next"), tls.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

    assertTrue(gateway.reloads().next().accepted());
    assertEquals(certificate(second), shown());
  }

  private static void secret(Path tls, String name, TestPem.Signed signed) throws IOException {
    Path folder = Files.createDirectory(tls.resolve(name));
    Files.copy(signed.cert(), folder.resolve("shop.pem"));
    Files.copy(signed.key(), folder.resolve("shop.key"));
  }

  @Test
  void brokenFilesAreFoundAndTheLastGoodOnesAreShownOn() throws Exception {
    gateway.file("tls/shop.pem", "hunter2");
    RecordedReloads.Outcome outcome = gateway.reloads().next();

    assertFalse(outcome.accepted());
    assertTrue(
        outcome.findings().getFirst().message().startsWith("cert: tls/shop.pem (expected: a PEM"));
    assertEquals(certificate(first), shown());
    assertTrue(gateway.management().get("/readyz").body().contains("\"rejected\""));
  }

  private X509Certificate shown() throws IOException {
    return client.shown(port(), "shop.example");
  }

  private static X509Certificate certificate(TestPem.Signed signed) throws IOException {
    return TlsClient.read(signed.cert()).certificates().getFirst();
  }

  /** As nginx does with its status 497. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        GET,
        "HEAD / HTTP/1.0\r\n\r\n",
        "POST /a HTTP/1.1\r\nContent-Len",
        "M-SEARCH * HTTP/1.1\r\n\r\n"
      })
  void aRequestInClearTextIsToldThatThePortSpeaksTls(String request) throws Exception {
    try (RawConnection plain = new RawConnection(port())) {
      boolean head = request.startsWith("HEAD");
      RawConnection.Response response = plain.send(request).read(head);

      assertEquals(400, response.status());
      assertEquals(List.of("close"), response.all("connection"));
      assertEquals(List.of("application/problem+json"), response.all("content-type"));
      assertEquals(1, response.all("date").size());
      assertEquals(head ? "" : "BAD_REQUEST", head ? "" : response.json().getString("code"));
      assertTrue(head || response.json().getString("detail").endsWith("use https."));
      assertTrue(plain.send("more of it").closed());
    }
    assertEquals(List.of(), gateway.upstream("catalog").requests());
    String counted = gateway.management().get("/metrics").body();
    assertTrue(
        counted.contains(
            "facet_tls_handshakes_failed_total{listener=\"secure\",reason=\"not_tls\"} 1.0"),
        counted);
  }

  @Test
  void aStopDoesNotWaitForOneThatSendsOnBehindItsRejection() throws Exception {
    try (RawConnection plain = new RawConnection(port())) {
      assertEquals(400, plain.send(GET).read(false).status());
      stopWhileItSendsOn(plain);
    }
  }

  @Test
  void aStopDoesNotWaitForOneThatSendsOnBehindTheEndOfItsHandshake() throws Exception {
    ClientHello offer =
        new ClientHello(
            ClientHello.TLS_1_2,
            List.of(ClientHello.GOOD_SUITE),
            P_384,
            ClientHello.host("shop.example".getBytes(StandardCharsets.US_ASCII)),
            List.of("foo"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        RawConnection other = new RawConnection(socket)) {
      offer.send(socket.getOutputStream());
      assertEquals(ALERT, socket.getInputStream().read());
      stopWhileItSendsOn(other);
    }
  }

  private void stopWhileItSendsOn(RawConnection client) throws Exception {
    Thread sender = Thread.startVirtualThread(() -> sendOn(client));

    gateway.gateway().shutdown().await(15, TimeUnit.SECONDS); // it could go on for 30 s
    sender.join();
  }

  private static void sendOn(RawConnection connection) {
    try {
      while (true) {
        connection.send("more");
      }
    } catch (IOException ended) {
      // as expected
    }
  }

  @Test
  void otherThanTlsAndTheReverseHarmNobody() throws IOException {
    try (RawConnection plain = new RawConnection(port())) {
      assertEquals("", plain.send("SSH-2.0-OpenSSH_9.9\r\n").rest());
    }
    try (SSLSocket wrong = client.open(gateway.gateway().port("public"), "shop.example")) {
      assertThrows(IOException.class, wrong::startHandshake);
    }
    try (RawConnection connection = secure()) {
      assertEquals(200, connection.send(GET).read(false).status());
    }
  }
}
