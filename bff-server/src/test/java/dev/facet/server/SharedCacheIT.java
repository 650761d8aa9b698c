// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.redis.TestRedis;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas before one service, which share what they keep in a Redis. */
@Timeout(120)
class SharedCacheIT {
  private static final String CONFIGURATION =
      """
      version: 1
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users:
          endpoints: [{ url: "USERS" }]
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

  @TempDir @Nullable Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final FakeUpstream users = FakeUpstream.start(vertx);
  private @Nullable TestRedis redis;
  private @Nullable GatewayFixture one;
  private @Nullable GatewayFixture other;

  @BeforeEach
  void startReplicas() throws Exception {
    redis = TestRedis.start(vertx);
    one = replica("one");
    other = replica("other");
  }

  @AfterEach
  void stopAll() throws Exception {
    one().close();
    other().close();
    redis().close();
    users.close();
    var _ = vertx.close();
  }

  private TestRedis redis() {
    return Objects.requireNonNull(redis);
  }

  private GatewayFixture one() {
    return Objects.requireNonNull(one);
  }

  private GatewayFixture other() {
    return Objects.requireNonNull(other);
  }

  private GatewayFixture replica(String name) throws Exception {
    GatewayFixture gateway =
        new GatewayFixture(Objects.requireNonNull(folder).resolve(name))
            .file("web.graphql", SCHEMA)
            .file(
                "facet.yaml",
                CONFIGURATION.replace("REDIS", redis().url()).replace("USERS", users.url()));
    gateway.start(Mode.START);
    TestRedis.until(() -> isUp(gateway));
    return gateway;
  }

  private static boolean isUp(GatewayFixture gateway) {
    return metrics(gateway).contains("facet_upstream_cache_store_failing{service=\"users\"} 0");
  }

  private static String metrics(GatewayFixture gateway) {
    try {
      return gateway.management().get("/metrics").body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private void serving(String path, String body, String... headers) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    users.on("GET", path, _ -> FakeResponse.of(200, all, body));
  }

  /** Keeping takes its time, and nobody waits for it. */
  private void kept(int count) {
    TestRedis.until(() ->
        Objects.requireNonNull(redis().tell(Command.KEYS, "facet:2:users:e:*")).size() >= count);
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
    assertEquals(1, users.count("/users/1"));
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
    assertEquals(1, users.count("/users/all"));
  }

  @Test
  void whatA304ForbidsToKeepIsForgottenByAll() throws Exception {
    users.on(
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
    assertEquals(1, users.count("/users/1"));

    one().client().get("/users/1", "cache-control", "no-cache");

    while (users.count("/users/1") < 3) {
      other().client().get("/users/1");
    }
  }

  @Test
  void aChangeThroughOneReplicaReachesTheMemoryOfTheOther() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600");
    users.on("PUT", "/users/1", _ -> FakeResponse.of(204, Map.of(), ""));
    one().client().get("/users/1");
    kept(1);
    other().client().get("/users/1");
    serving("/users/1", "Grace", "cache-control", "max-age=600");

    one().client().send("PUT", "/users/1");

    TestRedis.until(() -> "Grace".equals(body(other(), "/users/1")));
    assertEquals("Grace", body(one(), "/users/1"));
  }

  private static String body(GatewayFixture gateway, String path) {
    try {
      return gateway.client().get(path).body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void callersAreKeptApartAndNothingTellsTheirTokens() throws Exception {
    serving("/users/me", "mine", "cache-control", "private, max-age=600", "vary", "authorization");
    one().client().get("/users/me", "authorization", "Bearer secret-a");
    kept(1);

    other().client().get("/users/me", "authorization", "Bearer secret-b");
    other().client().get("/users/me", "authorization", "Bearer secret-a");

    assertEquals(2, users.count("/users/me"));
    for (var key : Objects.requireNonNull(redis().tell(Command.KEYS, "*"))) {
      assertFalse(key.toString().contains("secret"), key.toString());
      var value = Objects.requireNonNull(redis().tell(Command.GET, key.toString()));
      assertFalse(value.toString().contains("secret"), value.toString());
    }
  }

  @Test
  void variantsAreFoundByTheirHeaders() throws Exception {
    users.on(
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
    assertEquals(2, users.count("/users/1"));
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
    assertEquals(1, users.count("/users/2"));
    redis().restart();
    TestRedis.until(() -> isUp(one()));
    assertEquals("Grace", body(one(), "/users/2"));
  }

  @Test
  void corruptEntriesAreMisses() throws Exception {
    serving("/users/1", "Ada", "cache-control", "max-age=600");
    one().client().get("/users/1");
    kept(1);
    var key = Objects.requireNonNull(redis().tell(Command.KEYS, "facet:2:users:e:*")).get(0);
    redis().tell(Command.SET, key.toString(), "nonsense");

    assertEquals("Ada", body(other(), "/users/1"));

    assertEquals(2, users.count("/users/1"));
    assertTrue(
        metrics(other())
            .contains("facet_upstream_cache_store_total{result=\"corrupt\",service=\"users\"} 1"));
  }
}
