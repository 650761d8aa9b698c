// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code GET /services}, and what explanations say of endpoints. */
@Timeout(60)
class ServicesPageIT extends WithGateway {
  private static final String LISTED =
      "endpoints: [{ url: \"http://a.upstream\" }, { url: \"http://b.upstream\", weight: 2 }]";

  @Test
  void tellsWhatIsKnownOfEachEndpoint() throws Exception {
    start(LISTED + "\n    balance: roundRobin\n    slowStart: 1h");
    upstream("b").on("GET", "/name", _ -> FakeResponse.status(503));
    while (endpoint(1).getString("state").equals("used")) {
      gateway.client().get("/name");
    }

    JsonObject service = service();
    assertEquals("names", service.getString("service"));
    assertEquals("listed", service.getString("source"));
    assertFalse(service.containsKey("discoveryFault"));
    assertEquals(
        new JsonObject()
            .put("url", upstream("a").url())
            .put("weight", 1)
            .put("priority", 0)
            .put("state", "used")
            .put("breaker", "closed")
            .put("inFlight", 0)
            .put("ejections", 0),
        without("latencyMs", endpoint(0)));
    JsonObject ejected = endpoint(1);
    assertTrue(Instant.parse(ejected.getString("ejectedUntil")).isAfter(Instant.now()));
    assertEquals(
        new JsonObject()
            .put("url", upstream("b").url())
            .put("weight", 2)
            .put("priority", 0)
            .put("state", "ejected")
            .put("cause", "failures in a row, the last: status 503")
            .put("breaker", "closed")
            .put("inFlight", 0)
            .put("ejections", 1),
        without("ejectedUntil", without("latencyMs", ejected)));
  }

  @Test
  void tellsWhyACircuitIsOpen() throws Exception {
    start("endpoints: [{ url: \"http://a.upstream\" }]\n    breaker: { window: 10, open: 1h }");
    upstream("a").on("GET", "/name", _ -> FakeResponse.status(503));
    for (int i = 0; i < 10; i++) {
      gateway.client().get("/name");
    }

    assertEquals("open", endpoint(0).getString("state"));
    assertEquals("open", endpoint(0).getString("breaker"));
    assertEquals(
        "100% of its last 10 calls failed, the last failure: status 503",
        endpoint(0).getString("cause"));
  }

  @Test
  void endpointsThatCameAreSlowAndThoseThatAreGoneDrainAndLeave() throws Exception {
    gateway.file("names.yaml", "[{ url: \"http://a.upstream\" }]");
    start("discover: { file: names.yaml }\n    slowStart: 1h");
    CompletableFuture<Wire> open = new CompletableFuture<>();
    upstream("a").on("GET", "/name", _ -> FakeResponse.steps(open::complete));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<HttpResponse<String>> pending = threads.submit(() -> gateway.client().get("/name"));
      Wire wire = open.get();

      gateway.file("names.yaml", "[{ url: \"http://b.upstream\" }]");
      while (service().getJsonArray("endpoints").size() < 2) {
        assertEquals("file names.yaml", service().getString("source"));
      }
      assertEquals(upstream("b").url(), endpoint(0).getString("url"));
      assertEquals("slow_start", endpoint(0).getString("state"));
      assertEquals(upstream("a").url(), endpoint(1).getString("url"));
      assertEquals("draining", endpoint(1).getString("state"));
      assertEquals(1, endpoint(1).getInteger("inFlight"));
      String metrics = gateway.management().get("/metrics").body();
      assertFalse(metrics.contains(upstream("a").url()), metrics);
      assertTrue(metrics.contains(upstream("b").url()), metrics);

      FakeResponse.json(200, "1").write(wire);
      assertEquals(200, pending.get().statusCode());
    }
    while (service().getJsonArray("endpoints").size() > 1) {
      assertEquals("draining", endpoint(1).getString("state"));
    }

    gateway.file("names.yaml", "nonsense");
    while (!service().containsKey("discoveryFault")) {
      assertEquals(1, service().getJsonArray("endpoints").size());
    }
    assertEquals(
        "the file is no list of endpoints such as - url: http://…",
        service().getString("discoveryFault"));
    assertEquals(1, service().getJsonArray("endpoints").size());
  }

  @Test
  void isThereForTheManagementListenerAlone() throws Exception {
    start(LISTED);
    HttpResponse<String> page = gateway.management().get("/services");

    assertEquals("application/json", page.headers().firstValue("content-type").orElse(""));
    assertEquals("no-store", page.headers().firstValue("cache-control").orElse(""));
    assertEquals(405, gateway.management().send("POST", "/services").statusCode());
    assertEquals(404, gateway.client().get("/services").statusCode());
  }

  @Test
  void anExplanationNamesTheEndpointThatGaveTheResponse() throws Exception {
    start(LISTED + "\n    balance: roundRobin\n    retry: { attempts: 2, on: [503] }", Mode.DEV);
    upstream("b").on("GET", "/name", _ -> FakeResponse.status(503));
    JsonObject call = explained();
    while (!call.containsKey("retries")) {
      assertEquals(upstream("a").url() + "/name", call.getString("url"));
      call = explained();
    }
    assertEquals(upstream("a").url() + "/name", call.getString("url"));
    assertEquals(1, call.getInteger("retries"));
    assertFalse(
        gateway.client().graphQl("/graphql", "{ name }").encode().contains("127.0.0.1"),
        "clients that may not know");
  }

  private JsonObject explained() throws Exception {
    return gateway
        .client()
        .graphQl("/graphql", "{ name }", "facet-explain", "true")
        .getJsonObject("extensions")
        .getJsonObject("facet")
        .getJsonArray("upstream")
        .getJsonObject(0);
  }

  private static JsonObject without(String member, JsonObject object) {
    JsonObject rest = object.copy();
    assertTrue(rest.containsKey(member), member);
    rest.remove(member);
    return rest;
  }

  private JsonObject endpoint(int index) throws Exception {
    return service().getJsonArray("endpoints").getJsonObject(index);
  }

  private JsonObject service() throws Exception {
    JsonArray services =
        new JsonObject(gateway.management().get("/services").body()).getJsonArray("services");
    return services.getJsonObject(0);
  }

  private FakeUpstream upstream(String name) {
    return gateway.upstream(name);
  }

  private void start(String settings) {
    start(settings, Mode.START);
  }

  private void start(String settings, Mode mode) {
    for (String name : List.of("a", "b")) {
      upstream(name).on("GET", "/name", _ -> FakeResponse.json(200, "\"x\""));
    }
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          names:
            %s
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none }
        routes:
          - { id: names, match: { path: /name }, auth: none, to: { names: 1 } }
        """
            .formatted(settings));
    gateway.file(
        "schema/web.graphql", "type Query { name: String @rest(service: names, get: \"/name\") }");
    gateway.start(mode);
  }
}
