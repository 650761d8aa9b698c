// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the files of a running gateway change. */
class ReloadIT extends WithGateway {
  private static final String CONFIGURATION =
      """
      version: 1
      services:
        catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
        next: { endpoints: [{ url: "http://next.upstream" }] }
      policies:
        often: { rateLimit: { limits: [3/1h] } }
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], auth: none }
      routes:
        - { id: names, match: { path: /name }, auth: none, to: { catalog: 1 } }
        - { id: limited, match: { path: /limited }, auth: none, use: [often], to: { catalog: 1 } }
      """;
  private static final String SCHEMA =
      """
      type Query {
        name: String @rest(service: catalog, get: "/name", root: "name")
      }
      """;
  private static final String NEXT_SCHEMA =
      SCHEMA.replace("name: String", "title: String").replace("catalog", "next");
  private static final String QUERY = "{ name }";

  private TestClient client;

  @BeforeEach
  void startGateway() {
    gateway.file("facet.yaml", CONFIGURATION).file("schema/web.graphql", SCHEMA);
    for (String path : new String[] {"/name", "/limited"}) {
      gateway
          .upstream("catalog")
          .on("GET", path, _ -> FakeResponse.json(200, "{\"name\":\"Lamp\"}"));
    }
    gateway.upstream("next").on("GET", "/name", _ -> FakeResponse.json(200, "{\"name\":\"Desk\"}"));
    gateway.start(Mode.START);
    client = gateway.client();
  }

  @Test
  void keepsServingTheLastGoodFilesAndSaysWhatIsWrong() throws Exception {
    String version = gateway.gateway().snapshot().version();

    gateway.file("schema/web.graphql", SCHEMA.replace("catalog", "catlog"));
    RecordedReloads.Outcome outcome = gateway.reloads().next();

    assertFalse(outcome.accepted());
    assertEquals("FACET-S012", outcome.findings().getFirst().code().id());
    assertEquals(version, gateway.gateway().snapshot().version());
    assertEquals("Lamp", data(client.graphQl("/graphql", QUERY)).getString("name"));
    assertEquals(200, client.get("/name").statusCode());
  }

  @Test
  void readsTheFilesWhereItIsAskedToAndNotOnceItStops() throws Exception {
    gateway.file("facet.yaml", CONFIGURATION.replace("path: /name", "path: /names"));
    gateway.gateway().readAgain();

    assertTrue(gateway.reloads().next().accepted());
    gateway.gateway().close().await();
    gateway.gateway().readAgain();
    assertTrue(gateway.reloads().isEmpty());
  }

  @Test
  void saysTheFaultWhereTheFirstFilesAreBadAndServesTheFixedOnes() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (GatewayFixture developing = new GatewayFixture(other)) {
      developing.file("facet.yaml", CONFIGURATION).file("schema/web.graphql", "type Query {");
      developing.start(Mode.DEV);

      assertNotEquals(8080, developing.gateway().port(), "listens where the file says");
      assertEquals("FACET-S001", developing.first().findings().getFirst().code().id());
      JsonObject rejection = developing.client().graphQl("/graphql", QUERY);
      assertTrue(rejection.encode().contains("CONFIGURATION_INVALID"), rejection.encode());

      developing.file("schema/web.graphql", SCHEMA);
      assertTrue(developing.reloads().next().accepted());
      assertEquals(404, developing.client().get("/nowhere").statusCode());
    }
  }

  @Test
  void servesTheNextGoodFilesAfterBadOnes() throws Exception {
    String version = gateway.gateway().snapshot().version();
    gateway.file("facet.yaml", "version: [");
    assertFalse(gateway.reloads().next().accepted());

    gateway.file("schema/web.graphql", NEXT_SCHEMA).file("facet.yaml", CONFIGURATION);

    assertTrue(gateway.reloads().next().accepted());
    assertNotEquals(version, gateway.gateway().snapshot().version());
    assertEquals("Desk", data(client.graphQl("/graphql", "{ title }")).getString("title"));
    assertTrue(client.graphQl("/graphql", QUERY).containsKey("errors"));
  }

  @Test
  void keepsTheConnectionsOfServicesThatDidNotChange() throws Exception {
    client.get("/name");
    int connections = gateway.upstream("catalog").connections();

    gateway.file(
        "facet.yaml",
        CONFIGURATION + "  - { id: new, match: { path: /new }, auth: none, to: { next: 1 } }\n");
    assertTrue(gateway.reloads().next().accepted());
    client.get("/name");

    assertEquals(connections, gateway.upstream("catalog").connections());
    assertEquals(2, gateway.upstream("catalog").requests().size());
  }

  @Test
  void letsGoOfTheOldFilesThoughAClientLeftBeforeItsResponse() throws Exception {
    letsGoThoughAClientLeaves(
        FakeResponse.later(Promise.<FakeResponse>promise().future()),
        _ -> gateway.upstream("catalog").awaitRequests(1));
  }

  @Test
  void letsGoOfTheOldFilesThoughAClientLeftInTheMiddleOfItsResponse() throws Exception {
    letsGoThoughAClientLeaves(
        FakeResponse.steps(wire -> wire.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc")),
        RawConnection::readHead);
  }

  /** Does what has to happen before the client leaves. */
  private interface Stay {
    void await(RawConnection client) throws Exception;
  }

  private void letsGoThoughAClientLeaves(FakeResponse response, Stay stay) throws Exception {
    gateway.file(
        "facet.yaml",
        CONFIGURATION + "  - { id: new, match: { path: /new }, auth: none, to: { next: 1 } }\n");
    assertTrue(gateway.reloads().next().accepted());
    client.get("/new");
    assertEquals(1, gateway.upstream("next").openConnections());
    gateway.upstream("catalog").on("GET", "/name", _ -> response);
    try (RawConnection leaving = gateway.connect()) {
      stay.await(leaving.send("GET /name HTTP/1.1\r\nhost: shop.example\r\n\r\n"));
    }

    gateway.file("facet.yaml", CONFIGURATION.replace("next: { ", "next: { maxResponse: 1MiB, "));
    assertTrue(gateway.reloads().next().accepted());

    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (gateway.upstream("next").openConnections() > 0) {
      assertTrue(System.nanoTime() < deadline, "the connections of the old files stay open");
      client.get("/nowhere");
    }
  }

  @Test
  void keepsWhatPoliciesCounted() throws Exception {
    client.get("/limited");
    client.get("/limited");

    gateway.file("schema/web.graphql", NEXT_SCHEMA);
    assertTrue(gateway.reloads().next().accepted());

    assertEquals(200, client.get("/limited").statusCode());
    assertEquals(429, client.get("/limited").statusCode());
  }

  @Test
  void finishesRequestsOnTheFilesTheyBeganWith() throws Exception {
    Promise<FakeResponse> decision = Promise.promise();
    gateway.upstream("catalog").on("GET", "/name", _ -> FakeResponse.later(decision.future()));
    CompletableFuture<HttpResponse<String>> query = client.graphQlLater("/graphql", QUERY);
    CompletableFuture<HttpResponse<String>> forwarded = client.getLater("/name");
    gateway.upstream("catalog").awaitRequests(2);

    gateway
        .file("schema/web.graphql", NEXT_SCHEMA)
        .file("facet.yaml", CONFIGURATION.replace("path: /name", "path: /elsewhere"));
    assertTrue(gateway.reloads().next().accepted());
    assertEquals(404, client.get("/name").statusCode());
    decision.complete(FakeResponse.json(200, "{\"name\":\"Lamp\"}"));

    assertEquals("{\"data\":{\"name\":\"Lamp\"}}", query.get(60, TimeUnit.SECONDS).body());
    assertEquals(200, forwarded.get(60, TimeUnit.SECONDS).statusCode());
  }

  private static JsonObject data(JsonObject response) {
    return response.getJsonObject("data");
  }
}
