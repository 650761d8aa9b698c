// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that are spoken to in HTTP/2. */
class Http2ServicesIT extends WithGateway {
  private static final String YAML =
      """
      version: 1
      services:
        catalog:
          endpoints: [{ url: 'http://127.0.0.1:%d' }]
          protocol: http2
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], auth: none }
      routes:
        - { id: catalog, match: { path: /catalog/* }, auth: none, to: { catalog: 1 } }
      """;

  private final Vertx vertx = Vertx.vertx();
  private HttpServer service;

  @BeforeEach
  void startService() throws TimeoutException {
    service =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(Http2ServicesIT::respond);
    var _ = service.listen().await(60, TimeUnit.SECONDS);
    gateway
        .file("facet.yaml", YAML.formatted(service.actualPort()))
        .file(
            "schema/web.graphql",
            """
            type Query {
              protocol: String @rest(service: catalog, get: "/protocol")
            }
            """)
        .start(Mode.START);
  }

  @AfterEach
  void stopService() throws TimeoutException {
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  private static void respond(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body ->
            request
                .response()
                .putHeader("content-type", "application/json")
                .end("\"" + request.version() + " " + request.method() + body + "\""));
  }

  @Test
  void fieldsAreLoadedOverIt() throws Exception {
    assertEquals(
        "HTTP_2 GET",
        gateway
            .client()
            .graphQl("/graphql", "{ protocol }")
            .getJsonObject("data")
            .getString("protocol"));
  }

  @Test
  void requestsAreForwardedOverIt() throws Exception {
    assertEquals("\"HTTP_2 GET\"", gateway.client().get("/catalog/a").body());
  }
}
