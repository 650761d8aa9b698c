// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;
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
          endpoints: [{ url: 'http://127.0.0.1:PORT' }]
          protocol: http2
          health: { path: /health, every: 1s }
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], auth: none }
      routes:
        - { id: catalog, match: { path: /catalog/* }, auth: none, to: { catalog: 1 } }
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Promise<String> asked = Promise.promise();
  private HttpServer service;

  @BeforeEach
  void startService() throws TimeoutException {
    service =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(this::respond);
    var _ = service.listen().await(60, TimeUnit.SECONDS);
    gateway
        .file("facet.yaml", YAML.replace("PORT", Integer.toString(service.actualPort())))
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

  private void respond(HttpServerRequest request) {
    if (request.path().equals("/health")) {
      asked.tryComplete(request.version().name());
    }
    if (request.path().equals("/catalog/echo")) {
      var _ = request.pipeTo(request.response());
      return;
    }
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

  /** Longer than the windows on the way. */
  @Test
  void bodiesAreStreamedBothWays() throws Exception {
    byte[] body = new byte[1_000_000];
    new Random(7).nextBytes(body);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + gateway.gateway().port() + "/catalog/echo"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();

      assertArrayEquals(body, client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }
  }

  @Test
  void endpointsAreAskedOverItWhetherTheyAreWell() throws Exception {
    assertEquals("HTTP_2", asked.future().await(60, TimeUnit.SECONDS));
    String open = "facet_upstream_connections{protocol=\"http2\",service=\"catalog\"} ";

    assertTrue(
        gateway
            .management()
            .get("/metrics")
            .body()
            .lines()
            .anyMatch(line -> line.startsWith(open)));
  }

  @Test
  void requestsAreForwardedOverIt() throws Exception {
    assertEquals("\"HTTP_2 GET\"", gateway.client().get("/catalog/a").body());
  }

  @Test
  void thePageOfServicesTellsThatItIsSpoken() throws Exception {
    JsonObject page = new JsonObject(gateway.management().get("/services").body());

    assertEquals("http2", page.getJsonArray("services").getJsonObject(0).getString("protocol"));
  }
}
