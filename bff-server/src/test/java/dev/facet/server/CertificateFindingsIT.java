// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.Eventually;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of certificates: by findings when they are read, by metrics afterwards. */
class CertificateFindingsIT extends WithGateway {
  @TempDir static Path made;
  private static TestPem authority;
  private static TestPem.Signed good;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    good = authority.sign("good", "shop.example", "-validity", "60");
  }

  private void start(String cert, String key, String routes) {
    gateway
        .file("tls/shop.pem", cert)
        .file("tls/shop.key", key)
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              secure:
                port: 0
                address: 127.0.0.1
                tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] }
              management: { port: 0 }
            policies:
              partner: { clientCertificate: {} }
            routes:
            """
                + routes)
        .start(Mode.START);
  }

  private static final String OPEN =
      "  - { id: a, match: { path: /a }, auth: none, respond: { status: 200 } }\n";

  private List<String> findings(String code) {
    return gateway.first().findings().stream()
        .filter(finding -> finding.code().id().equals(code))
        .map(Diagnostic::message)
        .toList();
  }

  private String told(TestPem.Signed signed) throws IOException {
    start(Files.readString(signed.cert()), Files.readString(signed.key()), OPEN);
    return String.join("\n", findings("FACET-C100"));
  }

  @Test
  void aCertificateThatHasExpiredOrSoonWillIsAWarning() throws Exception {
    String old = told(authority.sign("old", "shop.example", "-startdate", "-9d", "-validity", "1"));
    assertTrue(old.startsWith("cert: tls/shop.pem (expected: valid today; it expired at "), old);
  }

  @Test
  void soIsOneThatIsAboutToExpire() throws Exception {
    String soon = told(authority.sign("soon", "shop.example", "-validity", "9"));
    assertTrue(
        soon.startsWith("cert: tls/shop.pem (expected: valid for 14 days or more; it expires at "),
        soon);
  }

  @Test
  void aChainInDisorderIsAWarningAndOneInOrderIsNone() throws Exception {
    String chain = Files.readString(good.cert());
    String[] parts = chain.split("(?<=END CERTIFICATE-----\n)", -1);
    start(parts[1] + parts[0], Files.readString(good.key()), OPEN);
    assertEquals(1, findings("FACET-C101").size());
    assertEquals(List.of(), findings("FACET-C100"));

    gateway.file("tls/shop.pem", chain);
    assertEquals(
        List.of(),
        gateway.reloads().next().findings().stream()
            .filter(finding -> finding.code().id().startsWith("FACET-C10"))
            .toList());
  }

  @Test
  void aHostThatNoCertificateIsForIsAWarning() throws Exception {
    start(
        Files.readString(good.cert()),
        Files.readString(good.key()),
        """
          - { id: a, match: { host: shop.example }, auth: none, respond: { status: 200 } }
          - { id: b, match: { host: api.example }, auth: none, respond: { status: 200 } }
        """
            .indent(0));
    assertEquals(
        List.of("host: api.example (expected: a name of a certificate of listener secure)"),
        findings("FACET-C102"));
  }

  @Test
  void aPolicyThatNeedsWhatNoListenerAsksForIsAnError() throws IOException {
    String cert = Files.readString(good.cert());
    String key = Files.readString(good.key());
    ProjectRejectedException rejected =
        assertThrows(
            ProjectRejectedException.class,
            () ->
                start(
                    cert,
                    key,
                    "  - { id: a, match: { path: /a }, use: [partner], respond: { status: 200 } }\n"));
    assertEquals("FACET-C103", rejected.findings().getFirst().code().id());
  }

  @Test
  void metricsTellOfCertificatesAndOfHandshakesThatFail() throws Exception {
    start(Files.readString(good.cert()), Files.readString(good.key()), OPEN);
    try (RawConnection plain = new RawConnection(gateway.gateway().port("secure"))) {
      plain.send("GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n");
      assertEquals(400, plain.read(false).status());
    }
    TestPem stranger = TestPem.authority(folder.resolve("stranger"));
    TlsClient client = TlsClient.trusting(stranger);
    assertThrows(
        IOException.class, () -> client.shown(gateway.gateway().port("secure"), "shop.example"));

    awaitCount("not_tls");
    awaitCount("rejected");
    String days =
        metrics().replaceFirst("(?s).*certificate_expires_seconds\\{[^}]*} ([^\n]*).*", "$1");
    assertTrue(Double.parseDouble(days) > 59 * 86_400 - 1, days);
  }

  /** A failure is counted where the handshake is, which the client's end does not wait for. */
  private void awaitCount(String reason) {
    String line =
        "facet_tls_handshakes_failed_total{listener=\"secure\",reason=\"" + reason + "\"} 1.0";
    Eventually.await(line, () -> metrics().contains(line));
  }

  private String metrics() {
    return assertDoesNotThrow(() -> gateway.management().get("/metrics")).body();
  }
}
