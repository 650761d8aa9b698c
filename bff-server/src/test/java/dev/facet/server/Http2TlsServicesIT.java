// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.TestPem;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are spoken to in HTTP/2 with certificates, which change while calls go on. */
class Http2TlsServicesIT extends WithGateway {
  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> asked = Promise.promise();
  private final Promise<Void> going = Promise.promise();
  private TestPem authority;
  private HttpServer service;

  @BeforeEach
  void startService() throws IOException, InterruptedException, TimeoutException {
    authority = TestPem.authority(folder.resolve("made"));
    service =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(0)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(authority.sign("users", "users.internal").options())
                    .setClientAuth(ClientAuth.REQUIRED)
                    .setTrustOptions(authority.trusted()))
            .requestHandler(this::respond);
    var _ = service.listen().await(60, TimeUnit.SECONDS);
    show(authority.sign("client", "gateway"));
  }

  @AfterEach
  void stopService() throws TimeoutException {
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  private void respond(HttpServerRequest request) {
    if (request.path().equals("/slow")) {
      asked.complete();
      going.future().onSuccess(_ -> request.response().end(about(request)));
    } else {
      request.response().end(about(request));
    }
  }

  private static String about(HttpServerRequest request) {
    try {
      return request.version() + " " + request.sslSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException stranger) {
      throw new IllegalStateException(stranger);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http2", "auto"})
  void theClientsCertificateIsShownAndTheNameIndicated(String protocol) throws Exception {
    start(protocol, Files.readString(authority.ca()));

    assertEquals("HTTP_2 CN=gateway", gateway.client().get("/name").body());
  }

  @Test
  void theAuthorityIsTheOneThatIsConfigured() throws Exception {
    TestPem stranger = TestPem.authority(folder.resolve("stranger"));
    start("http2", Files.readString(stranger.ca()));
    assertEquals(502, gateway.client().get("/name").statusCode());

    gateway.file("tls/ca.pem", Files.readString(authority.ca()));

    assertTrue(gateway.reloads().next().accepted());
    assertEquals(200, gateway.client().get("/name").statusCode());
  }

  @Test
  void aCallGoesOnWithTheCertificateThatItBeganWith() throws Exception {
    start("http2", Files.readString(authority.ca()));
    CompletableFuture<HttpResponse<String>> slow = gateway.client().getLater("/slow");
    var _ = asked.future().await(60, TimeUnit.SECONDS);

    TestPem.Signed next = authority.sign("next", "next-gateway");
    gateway.file("tls/both.pem", Files.readString(next.cert()) + Files.readString(next.key()));
    gateway.file(
        "facet.yaml",
        yaml("http2")
            .replace("tls/client.pem", "tls/both.pem")
            .replace("tls/client.key", "tls/both.pem"));

    assertTrue(gateway.reloads().next().accepted());
    assertEquals("HTTP_2 CN=next-gateway", gateway.client().get("/name").body());
    going.complete();
    assertEquals("HTTP_2 CN=gateway", slow.get(60, TimeUnit.SECONDS).body());
  }

  private void show(TestPem.Signed client) throws IOException {
    gateway
        .file("tls/client.pem", Files.readString(client.cert()))
        .file("tls/client.key", Files.readString(client.key()));
  }

  private void start(String protocol, String ca) {
    gateway.file("tls/ca.pem", ca).file("facet.yaml", yaml(protocol)).start(Mode.START);
  }

  private String yaml(String protocol) {
    return """
    version: 1
    services:
      users:
        endpoints: [{ url: "https://127.0.0.1:%d" }]
        protocol: %s
        timeout: { connect: 9s, attempt: 30s }
        tls: { ca: tls/ca.pem, cert: tls/client.pem, key: tls/client.key, serverName: users.internal }
    routes:
      - { id: names, match: { path: /* }, auth: none, to: { users: 1 } }
    """
        .formatted(service.actualPort(), protocol);
  }
}
