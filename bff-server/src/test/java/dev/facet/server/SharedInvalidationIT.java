// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has one replica forget is forgotten by the other. */
@Timeout(120)
class SharedInvalidationIT {
  private static final String TOKEN = "operators-only.0123";
  private static final String CONFIGURATION =
      """
      version: 1
      listeners:
        public: { port: 0, address: 127.0.0.1 }
        management: { port: 0, token: TOKEN }
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        users: { endpoints: [{ url: "USERS" }], cache: { store: redis } }
      routes:
        - { id: users, match: { path: /users/* }, auth: none, to: { users: 1 } }
      """;

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
    users.on(
        "GET",
        "/users/1",
        _ -> FakeResponse.of(200, Map.of("cache-control", "max-age=600"), "Ada"));
  }

  @AfterEach
  void stopAll() throws Exception {
    Objects.requireNonNull(one).close();
    Objects.requireNonNull(other).close();
    redis().close();
    users.close();
    var _ = vertx.close();
  }

  private TestRedis redis() {
    return Objects.requireNonNull(redis);
  }

  private GatewayFixture replica(String name) {
    GatewayFixture gateway =
        new GatewayFixture(Objects.requireNonNull(folder).resolve(name))
            .file(
                "facet.yaml",
                CONFIGURATION
                    .replace("TOKEN", TOKEN)
                    .replace("REDIS", redis().url())
                    .replace("USERS", users.url()))
            .start(Mode.START);
    TestRedis.until(() -> isUp(gateway));
    return gateway;
  }

  private static boolean isUp(GatewayFixture gateway) {
    try {
      return gateway
          .management()
          .get("/metrics", "authorization", "Bearer " + TOKEN)
          .body()
          .contains("facet_upstream_cache_store_failing{service=\"users\"} 0");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static String read(@Nullable GatewayFixture gateway) {
    try {
      return Objects.requireNonNull(gateway).client().get("/users/1").body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private JsonObject invalidate(String body) throws Exception {
    HttpResponse<String> done =
        Objects.requireNonNull(one)
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
    read(one);
    TestRedis.until(
        () -> Objects.requireNonNull(redis().tell(Command.KEYS, "facet:2:users:e:*")).size() > 0);
    read(other);
  }

  @Test
  void byItsUrl() throws Exception {
    readByBoth();
    assertEquals(1, users.count("/users/1"));

    JsonObject done = invalidate("{'service': 'users', 'urls': ['/users/1']}");

    assertEquals("told", done.getString("replicas"));
    TestRedis.until(() -> {
      read(other);
      return users.count("/users/1") == 2;
    });
  }

  @Test
  void withAllElse() throws Exception {
    readByBoth();
    assertEquals("told", invalidate("{'all': true}").getString("replicas"));
    TestRedis.until(() -> {
      read(other);
      return users.count("/users/1") == 2;
    });
  }

  @Test
  void onceTheStoreIsBack() throws Exception {
    readByBoth();
    redis().stop();
    TestRedis.until(() -> !isUp(Objects.requireNonNull(one)));

    JsonObject done = invalidate("{'service': 'users', 'all': true}");

    assertEquals("told once the store is back", done.getString("replicas"));
    assertEquals(1, done.getInteger("responses"));
    assertEquals("Ada", read(one));
    assertEquals(2, users.count("/users/1"));
  }
}
