// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.redis.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gateways that share a Redis and call a service of one name as different tenants. */
@Timeout(120)
class SharedSettingsIT extends WithSharedStore {
  private static final String CONFIGURATION =
      """
      version: 1
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users:
          endpoints: [{ url: "SERVICE" }]
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

  @BeforeEach
  void serve() {
    service.on(
        "GET",
        "/users/1",
        asked ->
            FakeResponse.of(
                200,
                Map.of("cache-control", "public, max-age=600"),
                "for " + asked.headers().get("x-tenant")));
    service.on(
        "GET",
        "/users/item",
        asked ->
            FakeResponse.of(
                200,
                Map.of("content-type", "application/json"),
                "{\"name\": \"for " + asked.headers().get("x-tenant") + "\"}"));
    service.on("POST", "/users/1", _ -> FakeResponse.of(204, Map.of(), ""));
  }

  private GatewayFixture gateway(String name, String tenant) {
    return start(
        name,
        Mode.START,
        Map.of("web.graphql", SCHEMA, "facet.yaml", CONFIGURATION.replace("TENANT", tenant)));
  }

  private void kept(String kind, int count) {
    awaitKeys("facet:2:users:" + kind + ":*", count);
  }

  private static String get(GatewayFixture gateway) {
    return body(gateway, "/users/1");
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
    assertEquals(2, service.count("/users/1"));
    assertEquals(2, service.count("/users/item"));
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
      get(one);
      return service.count("/users/1") == 3;
    });
  }
}
