// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.redis.TestRedis;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas before one service, which share what they keep in a Redis. */
@Timeout(120)
class SharedCacheIT extends WithReplicas {
  private static final String ENTRIES = "facet:2:users:e:*";
  private static final String CONFIGURATION =
      """
      version: 1
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users:
          endpoints: [{ url: "SERVICE" }]
          cache: { store: redis }
          forward: { authorization: true }
      routes:
        - { id: users, match: { path: /users/* }, auth: none, to: { users: 1 } }
      frontends:
        web: { path: /graphql, schema: [web.graphql], auth: none }
      """;
  private static final String SCHEMA =
      "type Query { users: [User!]! @rest(service: users, get: \"/users/all\") }"
          + " type User { id: ID! }";

  SharedCacheIT() {
    super(Mode.START, Map.of("web.graphql", SCHEMA, "facet.yaml", CONFIGURATION));
  }

  private void serving(String path, String body, String... headers) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    service.on("GET", path, _ -> FakeResponse.of(200, all, body));
  }

  private void kept(int count) {
    awaitKeys(ENTRIES, count);
  }

  @Test
  void aReplicaGivesWhatAnotherOneKept() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600", "x", "1");
    one().client().get("/users/1");
    kept(1);

    HttpResponse<String> second = other().client().get("/users/1");
    HttpResponse<String> third = other().client().get("/users/1");

    assertEquals("Ada", second.body());
    assertEquals("1", second.headers().firstValue("x").orElse(""));
    assertTrue(second.headers().firstValue("age").isPresent());
    String status = second.headers().firstValue("cache-status").orElse("");
    assertTrue(status.contains("; hit; ttl=") && status.endsWith("; detail=store"), status);
    assertFalse(third.headers().firstValue("cache-status").orElse("").contains("detail"));
    assertEquals(1, service.count("/users/1"));
    String metrics = metrics(other());
    assertTrue(
        metrics.contains("facet_upstream_cache_store_total{result=\"hit\",service=\"users\"} 1"),
        metrics);
    assertTrue(metrics.contains("facet_upstream_cache_responses{service=\"users\"} 1"), metrics);
  }

  @Test
  void operationsFindWhatAnotherReplicaKept() throws Exception {
    serving("/users/all", "[{\"id\":1}]", "cache-control", "max-age=600");
    one().client().graphQl("/graphql", "{ users { id } }");
    kept(1);

    JsonObject response = other().client().graphQl("/graphql", "{ users { id } }");

    assertEquals("{\"data\":{\"users\":[{\"id\":\"1\"}]}}", response.encode());
    assertEquals(1, service.count("/users/all"));
  }

  @Test
  void whatA304ForbidsToKeepIsForgottenByAll() throws Exception {
    service.on(
        "GET",
        "/users/1",
        request ->
            request.headers().contains("if-none-match")
                ? FakeResponse.of(304, Map.of("etag", "\"1\"", "cache-control", "no-store"), "")
                : FakeResponse.of(
                    200, Map.of("etag", "\"1\"", "cache-control", "max-age=600"), "Ada"));
    one().client().get("/users/1");
    kept(1);
    other().client().get("/users/1");
    assertEquals(1, service.count("/users/1"));

    one().client().get("/users/1", "cache-control", "no-cache");

    while (service.count("/users/1") < 3) {
      other().client().get("/users/1");
    }
  }

  @Test
  void aChangeThroughOneReplicaReachesTheMemoryOfTheOther() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600");
    service.on("PUT", "/users/1", _ -> FakeResponse.of(204, Map.of(), ""));
    one().client().get("/users/1");
    kept(1);
    other().client().get("/users/1");
    serving("/users/1", "Grace", "cache-control", "max-age=600");

    one().client().send("PUT", "/users/1");

    TestRedis.until(() -> "Grace".equals(body(other(), "/users/1")));
    assertEquals("Grace", body(one(), "/users/1"));
  }

  @Test
  void callersAreKeptApartAndNothingTellsTheirTokens() throws Exception {
    serving("/users/me", "mine", "cache-control", "private, max-age=600", "vary", "authorization");
    one().client().get("/users/me", "authorization", "Bearer secret-a");
    kept(1);

    other().client().get("/users/me", "authorization", "Bearer secret-b");
    other().client().get("/users/me", "authorization", "Bearer secret-a");

    assertEquals(2, service.count("/users/me"));
    for (String key : keys("*")) {
      assertFalse(key.contains("secret"), key);
      var value = Objects.requireNonNull(redis().tell(Command.GET, key));
      assertFalse(value.toString().contains("secret"), value.toString());
    }
  }

  @Test
  void variantsAreFoundByTheirHeaders() throws Exception {
    service.on(
        "GET",
        "/users/1",
        request ->
            FakeResponse.of(
                200,
                Map.of("cache-control", "max-age=600", "vary", "accept-language"),
                request.header("accept-language")));
    one().client().get("/users/1", "accept-language", "de");
    kept(2);
    one().client().get("/users/1", "accept-language", "fr");
    kept(3);

    assertEquals("fr", other().client().get("/users/1", "accept-language", "fr").body());
    assertEquals("de", other().client().get("/users/1", "accept-language", "de").body());
    assertEquals(2, service.count("/users/1"));
  }

  @Test
  void withoutItsRedisAReplicaGoesOn() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600");
    serving("/users/2", "Grace", "cache-control", "max-age=600");
    one().client().get("/users/1");

    redis().stop();

    TestRedis.until(() -> !isUp(one()));
    assertEquals("Ada", body(one(), "/users/1"));
    assertEquals("Grace", body(one(), "/users/2"));
    assertEquals("Grace", body(one(), "/users/2"));
    assertEquals(1, service.count("/users/2"));
    redis().restart();
    TestRedis.until(() -> isUp(one()));
    assertEquals("Grace", body(one(), "/users/2"));
  }

  @Test
  void corruptEntriesAreMisses() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600");
    one().client().get("/users/1");
    kept(1);
    redis().tell(Command.SET, keys(ENTRIES).getFirst(), "nonsense");

    assertEquals("Ada", body(other(), "/users/1"));

    assertEquals(2, service.count("/users/1"));
    assertTrue(
        metrics(other())
            .contains("facet_upstream_cache_store_total{result=\"corrupt\",service=\"users\"} 1"));
  }
}
