// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are known by a certificate, where they need one and where they may have one. */
class ClientCertificatesIT {
  @TempDir static Path made;
  private static TestPem authority;
  private static TestPem.Signed server;
  private static TestPem.Signed ada;
  private static TestPem.Signed expired;
  private static TestPem.Signed foreign;

  @TempDir Path folder;
  private GatewayFixture gateway;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    server = authority.sign("server", "shop.example", "-ext", "SAN=dns:shop.example,dns:localhost");
    ada = authority.sign("ada", "ada", "-ext", "SAN=email:ada@shop.example,uri:urn:ada");
    expired = authority.sign("expired", "old", "-startdate", "-10d", "-validity", "1");
    foreign = TestPem.authority(made.resolve("foreign")).sign("ada", "ada");
  }

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayFixture(folder);
    gateway
        .file("tls/shop.key", Files.readString(server.key()))
        .file("tls/shop.pem", Files.readString(server.cert()))
        .file("tls/ca.pem", Files.readString(authority.ca()));
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              strict:
                port: 0
                address: 127.0.0.1
                tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }], clientCa: tls/ca.pem }
              lenient:
                port: 0
                address: 127.0.0.1
                tls:
                  certificates: [{ cert: tls/shop.pem, key: tls/shop.key }]
                  clientCa: tls/ca.pem
                  clientAuth: optional
              management: { port: 0 }
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
            policies:
              partner:
                clientCertificate:
                  names: [ada@shop.example]
                  principal: email
                  claimsToHeaders: { subject: x-client-subject, email: x-client-email }
              others: { clientCertificate: { subjects: ["CN=bob"] } }
              anyone: { clientCertificate: { anonymous: true, claimsToHeaders: { commonName: x-name } } }
            routes:
              - { id: a, match: { path: /a }, use: [partner], to: { catalog: 100 } }
              - { id: bob, match: { path: /bob }, use: [others], respond: { status: 200 } }
              - { id: any, match: { path: /any }, use: [anyone], respond: { status: 200 } }
            """)
        .start(Mode.START);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private int status(TlsClient client, String listener, String path) throws IOException {
    try (RawConnection connection =
        new RawConnection(client.open(gateway.gateway().port(listener), "shop.example"))) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: shop.example\r\nX-Client-Subject: CN=root\r\n"
              + "X-Forwarded-Client-Cert: Hash=1\r\nClient-Cert: :AA==:\r\n\r\n";
      return connection.send(request).read(false).status();
    }
  }

  private static TlsClient showing(TestPem.Signed own) throws Exception {
    return TlsClient.showing(authority, own);
  }

  @Test
  void servicesAreToldWhoseCertificateItIsAndNothingThatClientsSayOfIt() throws Exception {
    for (String listener : new String[] {"strict", "lenient"}) {
      assertEquals(200, status(showing(ada), listener, "/a"));
    }
    for (FakeUpstream.Request request : gateway.upstream("catalog").requests()) {
      assertEquals("CN=ada", request.headers().get("x-client-subject"));
      assertEquals("ada@shop.example", request.headers().get("x-client-email"));
      assertFalse(request.headers().contains("x-forwarded-client-cert"));
      assertFalse(request.headers().contains("client-cert"));
    }
  }

  @Test
  void overHttp2Too() throws Exception {
    for (String listener : new String[] {"strict", "lenient"}) {
      try (HttpClient client = showing(ada).http()) {
        URI url = URI.create("https://localhost:" + gateway.gateway().port(listener) + "/a");
        for (int i = 0; i < 2; i++) {
          HttpResponse<String> response =
              client.send(
                  HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
          assertEquals(HttpClient.Version.HTTP_2, response.version());
          assertEquals(200, response.statusCode());
        }
      }
    }
    for (FakeUpstream.Request request : gateway.upstream("catalog").requests()) {
      assertEquals("CN=ada", request.headers().get("x-client-subject"));
    }
  }

  @Test
  void aCertificateThatThePolicyDoesNotNameIsForbidden() throws Exception {
    assertEquals(403, status(showing(ada), "lenient", "/bob"));
  }

  @Test
  void withoutACertificateAnOptionalOneIsMissedByPoliciesOnly() throws Exception {
    TlsClient client = TlsClient.trusting(authority);
    assertEquals(401, status(client, "lenient", "/a"));
    assertEquals(200, status(client, "lenient", "/any"));
    assertThrows(IOException.class, () -> status(client, "strict", "/any"));
  }

  @Test
  void theLogSaysWhoseCertificateWasRejectedInTheWordsOfThePolicy() throws Exception {
    String plugin = "dev.facet.server.plugin.auth.certificate.CertificatePlugin";
    try (RecordedLog log = new RecordedLog(plugin)) {
      assertEquals(403, status(showing(ada), "strict", "/bob"));

      Map<String, Object> line = log.members().getFirst();
      assertEquals("bob", line.get("route"));
      assertTrue(
          String.valueOf(line.get("cause"))
              .matches(
                  "subject CN=ada, fingerprint [0-9a-f]{64} \\(expected: one of subjects,"
                      + " fingerprints or names of policy others\\)"),
          line::toString);
    }
  }

  @Test
  void certificatesThatAreNotTrustedEndTheHandshake() throws Exception {
    for (TestPem.Signed bad : new TestPem.Signed[] {expired, foreign}) {
      for (String listener : new String[] {"strict", "lenient"}) {
        TlsClient client = showing(bad);
        assertThrows(IOException.class, () -> status(client, listener, "/any"), bad::toString);
      }
    }
  }

  /** The library ends it by its length; what it costs until then is bounded by that. */
  @Test
  void aChainOfAHundredEndsTheHandshakeAndHarmsNobody() throws Exception {
    TlsClient longest = TlsClient.showing(authority, ada, 100);
    for (String listener : new String[] {"strict", "lenient"}) {
      assertEquals(200, status(TlsClient.showing(authority, ada, 3), listener, "/any"));
      assertThrows(IOException.class, () -> status(longest, listener, "/any"));
      assertEquals(200, status(showing(ada), listener, "/any"));
    }
  }

  @Test
  void anAuthorityIsTakenOverForHandshakesToCome() throws Exception {
    try (RawConnection open =
        new RawConnection(showing(ada).open(gateway.gateway().port("strict"), "shop.example"))) {
      String get = "GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n";
      assertEquals(200, open.send(get).read(false).status());

      gateway.file("tls/ca.pem", Files.readString(made.resolve("foreign/authority.pem")));
      assertEquals(true, gateway.reloads().next().accepted());

      assertEquals(200, open.send(get).read(false).status());
      assertThrows(IOException.class, () -> status(showing(ada), "strict", "/a"));
      assertEquals(403, status(showing(foreign), "strict", "/a"));
    }
  }
}
