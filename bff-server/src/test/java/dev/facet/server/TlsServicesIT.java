// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that are called with certificates, which change while the gateway runs. */
class TlsServicesIT extends WithGateway {
  private final Vertx vertx = Vertx.vertx();
  private TestPem authority;
  private TestPem.Signed client;
  private FakeUpstream service;
  private String health = "";

  @BeforeEach
  void startService() throws IOException, InterruptedException {
    authority = TestPem.authority(folder.resolve("made"));
    client = authority.sign("client", "gateway");
    service =
        FakeUpstream.start(
            vertx,
            new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setKeyCertOptions(authority.sign("users", "users.internal").options())
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(authority.trusted()));
    service.on("GET", "/name", _ -> FakeResponse.json(200, "{}"));
    gateway
        .file("tls/client.pem", Files.readString(client.cert()))
        .file("tls/client.key", Files.readString(client.key()));
  }

  @AfterEach
  void stopService() throws TimeoutException {
    service.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void newFilesCountFromTheirReloadOn() throws Exception {
    TestPem stranger = TestPem.authority(folder.resolve("stranger"));
    start(Files.readString(stranger.ca()));
    assertEquals(502, gateway.client().get("/name").statusCode());

    gateway.file("tls/ca.pem", Files.readString(authority.ca()));

    assertTrue(gateway.reloads().next().accepted());
    assertEquals(200, gateway.client().get("/name").statusCode());
  }

  @Test
  void badFilesAreFoundAndTheLastGoodOnesServeOn() throws Exception {
    start(Files.readString(authority.ca()));
    assertEquals(200, gateway.client().get("/name").statusCode());

    gateway.file("tls/client.key", "hunter2");
    RecordedReloads.Outcome outcome = gateway.reloads().next();

    assertFalse(outcome.accepted());
    Diagnostic finding = outcome.findings().getFirst();
    assertEquals(
        "key: tls/client.key (expected: a PEM file with the private key of the certificate in cert)",
        finding.message());
    assertEquals(200, gateway.client().get("/name").statusCode());

    Files.delete(folder.resolve("tls/client.key"));
    assertEquals(
        "file tls/client.key does not exist",
        gateway.reloads().next().findings().getFirst().message());
    assertEquals(200, gateway.client().get("/name").statusCode());
  }

  @Test
  void healthChecksShowTheSameCertificateAndGoByTheSameNames() throws Exception {
    service.on("GET", "/health", _ -> FakeResponse.status(200));
    health = "health: { path: /health, every: 9s, timeout: 9s }";
    start(Files.readString(authority.ca()));
    FakeUpstream.Request check = service.awaitRequests(1).getFirst();

    assertEquals("/health", check.target());
    assertEquals("127.0.0.1:" + service.port(), check.header("host"));
  }

  private void start(String ca) {
    gateway
        .file("tls/ca.pem", ca)
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              users:
                endpoints: [{ url: "https://127.0.0.1:%d" }]
                timeout: { connect: 9s }
                tls: { ca: tls/ca.pem, cert: tls/client.pem, key: tls/client.key, serverName: users.internal }
                %s
            routes:
              - { id: names, match: { path: /name }, auth: none, to: { users: 1 } }
            """
                .formatted(service.port(), health))
        .start(Mode.START);
  }
}
