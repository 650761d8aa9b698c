// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An authorization server with a certificate that no public authority has signed. */
class TokenServerIT extends WithGateway {
  private final Vertx vertx = Vertx.vertx();
  private TestPem authority;
  private FakeUpstream issuer;

  @BeforeEach
  void startIssuer() throws IOException, InterruptedException {
    authority = TestPem.authority(folder.resolve("made"));
    issuer = FakeUpstream.startTls(vertx, authority.sign("id", "id.internal").options());
    issuer.on(
        "POST",
        "/token",
        _ ->
            FakeResponse.json(
                200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
    gateway.upstream("orders").on("GET", "/orders", _ -> FakeResponse.json(200, "{}"));
  }

  @AfterEach
  void stopIssuer() throws TimeoutException {
    issuer.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void isTrustedByItsOwnAuthorityFromTheReloadOnThatBringsIt() throws Exception {
    TestPem stranger = TestPem.authority(folder.resolve("stranger"));
    start(Files.readString(stranger.ca()));
    try (RecordedLog log = new RecordedLog("dev.facet.server.pipeline")) {
      assertEquals(502, gateway.client().get("/orders").statusCode());
      assertEquals(
          List.of(
              "no access token: https://127.0.0.1:"
                  + issuer.port()
                  + ": not connected: TLS: the signature of the service's certificate is invalid"),
          log.members().stream().map(line -> line.get("cause")).toList());
    }

    gateway.file("tls/id.pem", Files.readString(authority.ca()));

    assertTrue(gateway.reloads().next().accepted());
    assertEquals(200, gateway.client().get("/orders").statusCode());
    assertEquals(
        "Bearer t", gateway.upstream("orders").requests().getFirst().header("authorization"));
  }

  private void start(String ca) {
    gateway
        .file("tls/id.pem", ca)
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              orders:
                endpoints: [{ url: "http://orders.upstream" }]
                auth:
                  clientCredentials:
                    tokenUrl: "https://127.0.0.1:%d/token"
                    clientId: shop
                    clientSecret: hunter2
                    tls: { ca: tls/id.pem, serverName: id.internal }
            routes:
              - { id: orders, match: { path: /orders }, auth: none, to: { orders: 1 } }
            """
                .formatted(issuer.port()))
        .start(Mode.START);
  }
}
