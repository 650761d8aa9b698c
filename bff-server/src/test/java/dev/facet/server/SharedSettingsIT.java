// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.redis.TestRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that share a Redis and call a service of one name as different tenants. */
@Timeout(120)
class SharedSettingsIT {
  private static final String CONFIGURATION =
      """
      version: 1
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users:
          endpoints: [{ url: "USERS" }]
          headers: { x-tenant: "TENANT" }
          cache: { store: redis }
      routes:
        - { id: users, match: { path: /users/* }, auth: none, to: { users: 1 } }
      frontends:
        web: { path: /graphql, schema: [web.graphql], auth: none }
      """;
  private static final String SCHEMA =
      """
      type Query {
        user: User @cache(ttl: "10m", tags: ["user"]) @rest(service: users, get: "/users/item")
      }
      type User { name: String }
      """;

  @TempDir @Nullable Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final FakeUpstream users = FakeUpstream.start(vertx);
  private final List<GatewayFixture> gateways = new ArrayList<>();
  private @Nullable TestRedis redis;

  @BeforeEach
  void startRedis() throws Exception {
    redis = TestRedis.start(vertx);
    users.on(
        "GET",
        "/users/1",
        asked ->
            FakeResponse.of(
                200,
                Map.of("cache-control", "public, max-age=600"),
                "for " + asked.headers().get("x-tenant")));
    users.on(
        "GET",
        "/users/item",
        asked ->
            FakeResponse.of(
                200,
                Map.of("content-type", "application/json"),
                "{\"name\": \"for " + asked.headers().get("x-tenant") + "\"}"));
    users.on("POST", "/users/1", _ -> FakeResponse.of(204, Map.of(), ""));
  }

  @AfterEach
  void stopAll() throws Exception {
    for (GatewayFixture each : gateways) {
      each.close();
    }
    redis().close();
    users.close();
    var _ = vertx.close();
  }

  private TestRedis redis() {
    return Objects.requireNonNull(redis);
  }

  private GatewayFixture gateway(String name, String tenant) throws Exception {
    GatewayFixture gateway =
        new GatewayFixture(Objects.requireNonNull(folder).resolve(name))
            .file("web.graphql", SCHEMA)
            .file(
                "facet.yaml",
                CONFIGURATION
                    .replace("REDIS", redis().url())
                    .replace("USERS", users.url())
                    .replace("TENANT", tenant));
    gateways.add(gateway);
    gateway.start(Mode.START);
    TestRedis.until(() -> isUp(gateway));
    return gateway;
  }

  private static boolean isUp(GatewayFixture gateway) {
    try {
      return gateway
          .management()
          .get("/metrics")
          .body()
          .contains("facet_upstream_cache_store_failing{service=\"users\"} 0");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private void kept(String kind, int count) {
    TestRedis.until(() -> keys("facet:2:users:" + kind + ":*").size() >= count);
  }

  private List<String> keys(String pattern) {
    List<String> keys = new ArrayList<>();
    Objects.requireNonNull(redis().tell(Command.KEYS, pattern))
        .forEach(key -> keys.add(key.toString()));
    return keys;
  }

  private static String get(GatewayFixture gateway) throws Exception {
    return gateway.client().get("/users/1").body();
  }

  private static String item(GatewayFixture gateway) throws Exception {
    return gateway.client().graphQl("/graphql", "{ user { name } }").encode();
  }

  @Test
  void findNothingOfEachOther() throws Exception {
    GatewayFixture one = gateway("one", "A");
    get(one);
    item(one);
    kept("e", 1);
    kept("i", 1);
    GatewayFixture other = gateway("other", "B");

    assertEquals("for B", get(other));
    assertEquals("{\"data\":{\"user\":{\"name\":\"for B\"}}}", item(other));
    GatewayFixture same = gateway("same", "A");
    assertEquals("for A", get(same));
    assertEquals("{\"data\":{\"user\":{\"name\":\"for A\"}}}", item(same));
    assertEquals(2, users.count("/users/1"));
    assertEquals(2, users.count("/users/item"));
    assertFalse(keys("*").toString().contains("tenant"));
  }

  @Test
  void hearOfEachOthersChanges() throws Exception {
    GatewayFixture one = gateway("one", "A");
    get(one);
    kept("e", 1);
    GatewayFixture other = gateway("other", "B");

    other.client().post("/users/1", "{}");

    TestRedis.until(() -> {
      try {
        get(one);
      } catch (Exception fault) {
        throw new AssertionError(fault);
      }
      return users.count("/users/1") == 3;
    });
  }
}
