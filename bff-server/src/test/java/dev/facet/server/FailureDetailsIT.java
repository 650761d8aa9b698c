// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.server.TestClient.extensions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.failure.FailureLog;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where a failed call went and what came back is for clients with the scopes for it, without
 * secrets.
 */
class FailureDetailsIT {
  @TempDir Path folder;
  private final RecordedLog failures = new RecordedLog(FailureLog.class.getName());
  private GatewayFixture gateway;

  @BeforeEach
  void writeProject() {
    gateway = GatewayFixture.onOneLoop(folder);
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              s: { endpoints: [{ url: "http://s.upstream/api" }], headers: { x-tenant: "t0p-secret" } }
            policies:
              team:
                apiKey:
                  clients: [{ name: dev, key: dev-key-1, scopes: [explain] }, { name: app, key: app-key-1 }]
            frontends:
              web:
                path: /graphql
                schema: [schema/*.graphql]
                use: [team]
                explain: { scopes: [explain] }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              html(id: ID!): String
                @rest(service: s, get: "/html/{args.id}?api_key=k1-of-ours", headers: [{ name: "x-token", value: "{args.id}-tok" }])
              number(id: ID): [Int] @rest(service: s, post: "/numbers?access_token={args.id}", body: { password: "{args.id}" })
              fine: String @rest(service: s, get: "/fine")
            }
            """);
    gateway
        .upstream("s")
        .on(
            "GET",
            "/api/html/7",
            request ->
                FakeResponse.of(
                    502,
                    Map.of("content-type", "text/html"),
                    "<h1>Bad\u0007gateway</h1> tenant t0p-secret, k1-of-ours, "
                        + request.header("x-token")
                        + " "
                        + "x".repeat(400)));
    gateway.upstream("s").on("GET", "/api/fine", _ -> FakeResponse.json(200, "\"ok\""));
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
    failures.close();
  }

  private JsonObject ask(String key) throws Exception {
    return gateway.client().graphQl("/graphql", "{ html(id: 7) }", "x-api-key", key);
  }

  @Test
  void devTellsTheRealUrlAndHowTheBodyBegins() throws Exception {
    gateway.start(Mode.DEV);

    JsonObject facet = extensions(ask("app-key-1")).getJsonObject("facet");

    String url = gateway.upstream("s").url() + "/api/html/7?api_key=***";
    assertEquals(url, facet.getString("url"));
    assertEquals("GET", facet.getString("method"));
    assertEquals(502, facet.getInteger("status"));
    assertEquals("text/html", facet.getString("contentType"));
    String body = facet.getString("body");
    assertTrue(body.startsWith("<h1>Bad gateway</h1> tenant ***, ***, *** xxx"), body);
    assertEquals(201, body.length());
    assertEquals(url, failures.members().getFirst().get("url"));
    assertEquals(body, failures.members().getFirst().get("body"));
  }

  @Test
  void devTellsTheCallOfAValueThatDoesNotFitWithoutWhatWasSecretlySent() throws Exception {
    gateway
        .upstream("s")
        .on(
            "POST",
            "/api/numbers",
            request ->
                FakeResponse.json(
                    200, "[1,\"" + request.target() + " 7-hunter-2\",{\"pin\":[1]}]"));
    gateway.start(Mode.DEV);

    JsonObject response =
        gateway
            .client()
            .graphQl("/graphql", "{ number(id: \"7-hunter-2\") }", "x-api-key", "app-key-1");

    JsonObject facet = extensions(response).getJsonObject("facet");
    assertEquals(
        gateway.upstream("s").url() + "/api/numbers?access_token=***", facet.getString("url"));
    assertEquals(200, facet.getInteger("status"));
    assertEquals(
        "[1,\"/api/numbers?access_token=*** ***\",{\"pin\":***}]", facet.getString("body"));
    assertEquals(
        "The value of Query.number is a string (expected: Int).", facet.getString("cause"));
    assertEquals(facet.getString("url"), failures.members().getFirst().get("url"));
    assertFalse(failures.members().toString().contains("hunter"));
  }

  @Test
  void startTellsEntitledScopesOnly() throws Exception {
    gateway.start(Mode.START);

    assertTrue(extensions(ask("dev-key-1")).containsKey("facet"));
    assertFalse(extensions(ask("app-key-1")).containsKey("facet"));
    assertEquals("/html/{args.id}?api_key=***", failures.members().getFirst().get("url"));
    assertFalse(failures.members().toString().contains("gateway</h1>"));
  }

  @Test
  void whatOneClientMayKnowIsNotSharedWithOthers() throws Exception {
    Promise<Void> released = Promise.promise();
    gateway
        .upstream("s")
        .on(
            "GET",
            "/api/html/7",
            _ -> FakeResponse.later(released.future().map(_ -> FakeResponse.json(500, "{}"))));
    gateway.start(Mode.START);
    RawConnection one = asking("dev-key-1");
    gateway.upstream("s").awaitRequests(1);
    RawConnection other = asking("app-key-1");
    gateway.client().graphQl("/graphql", "{ fine }", "x-api-key", "app-key-1"); // comes after it
    released.complete();

    assertTrue(one.read(false).body().contains("\"facet\""));
    assertFalse(other.read(false).body().contains("\"facet\""));
  }

  private RawConnection asking(String key) throws Exception {
    RawConnection client = gateway.connect();
    client.send(
        "GET /graphql?query=%7Bhtml(id:7)%7D HTTP/1.1\r\nhost: a\r\nconnection: close\r\n"
            + "x-api-key: "
            + key
            + "\r\n\r\n");
    return client;
  }

  @Test
  void explainNamesFieldsAndRealUrls() throws Exception {
    gateway.start(Mode.DEV);

    JsonObject response =
        gateway
            .client()
            .graphQl(
                "/graphql", "{ html(id: 7) }", "x-api-key", "app-key-1", "facet-explain", "true");

    JsonObject call =
        response
            .getJsonObject("extensions")
            .getJsonObject("facet")
            .getJsonArray("upstream")
            .getJsonObject(0);
    assertEquals("[\"Query.html\"]", call.getJsonArray("fields").encode());
    assertEquals(gateway.upstream("s").url() + "/api/html/7?api_key=***", call.getString("url"));
    assertEquals("GET /html/{args.id}?api_key=***", call.getString("request"));
    assertNull(response.getJsonObject("data").getString("html"));
  }
}
