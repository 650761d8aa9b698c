// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.redis.TestRedis;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator has one replica forget is forgotten by the other. */
@Timeout(120)
class SharedInvalidationIT extends WithReplicas {
  private static final String CONFIGURATION =
      """
      version: 1
      listeners:
        public: { port: 0, address: 127.0.0.1 }
        management: { port: 0, token: operators-only.0123 }
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users: { endpoints: [{ url: "SERVICE" }], cache: { store: redis } }
      routes:
        - { id: users, match: { path: /users/* }, auth: none, to: { users: 1 } }
      """;

  SharedInvalidationIT() {
    super(Mode.START, Map.of("facet.yaml", CONFIGURATION));
  }

  @BeforeEach
  void serve() {
    service.on(
        "GET",
        "/users/1",
        _ -> FakeResponse.of(200, Map.of("cache-control", "max-age=600"), "Ada"));
  }

  private static String read(GatewayFixture gateway) {
    return body(gateway, "/users/1");
  }

  private JsonObject invalidate(String body) throws Exception {
    HttpResponse<String> done =
        one()
            .management()
            .post(
                "/caches/invalidate",
                body.replace('\'', '"'),
                "authorization",
                "Bearer " + TOKEN,
                "content-type",
                "application/json");
    assertEquals(200, done.statusCode(), done.body());
    return new JsonObject(done.body());
  }

  /** Both have it in memory, of one call. */
  private void readByBoth() {
    read(one());
    awaitKeys("facet:2:users:e:*", 1);
    read(other());
  }

  @Test
  void byItsUrl() throws Exception {
    readByBoth();
    assertEquals(1, service.count("/users/1"));

    JsonObject done = invalidate("{'service': 'users', 'urls': ['/users/1']}");

    assertEquals("told", done.getString("replicas"));
    TestRedis.until(() -> {
      read(other());
      return service.count("/users/1") == 2;
    });
  }

  @Test
  void withAllElse() throws Exception {
    readByBoth();
    assertEquals("told", invalidate("{'all': true}").getString("replicas"));
    TestRedis.until(() -> {
      read(other());
      return service.count("/users/1") == 2;
    });
  }

  @Test
  void onceTheStoreIsBack() throws Exception {
    readByBoth();
    redis().stop();
    TestRedis.until(() -> !isUp(one()));

    JsonObject done = invalidate("{'service': 'users', 'all': true}");

    assertEquals("told once the store is back", done.getString("replicas"));
    assertEquals(1, done.getInteger("responses"));
    assertEquals("Ada", read(one()));
    assertEquals(2, service.count("/users/1"));
  }
}
