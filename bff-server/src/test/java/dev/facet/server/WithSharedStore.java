// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.snapshot.Mode;
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
import org.junit.jupiter.api.io.TempDir;

/** Gateways before one service, which counts its calls; they share what they keep in a Redis. */
abstract class WithSharedStore {
  /** What operators show to gateways that ask for it. */
  static final String TOKEN = "operators-only.0123";

  private static final String STORES = "facet_upstream_cache_store_failing{";

  @TempDir @Nullable Path folder;
  private final Vertx vertx = Vertx.vertx();
  final FakeUpstream service = FakeUpstream.start(vertx);
  private final List<GatewayFixture> gateways = new ArrayList<>();
  private @Nullable TestRedis redis;

  @BeforeEach
  void startRedis() throws Exception {
    redis = TestRedis.start(vertx);
  }

  @AfterEach
  void stopAll() throws Exception {
    for (GatewayFixture gateway : gateways) {
      gateway.close();
    }
    redis().close();
    service.close();
    var _ = vertx.close();
  }

  final TestRedis redis() {
    return Objects.requireNonNull(redis);
  }

  /**
   * Starts a gateway, and waits until it has its Redis.
   *
   * @param files by name, in which REDIS and SERVICE stand for their URLs
   */
  final GatewayFixture start(String name, Mode mode, Map<String, String> files) {
    GatewayFixture gateway = new GatewayFixture(Objects.requireNonNull(folder).resolve(name));
    files.forEach((file, text) ->
        gateway.file(file, text.replace("REDIS", redis().url()).replace("SERVICE", service.url())));
    gateways.add(gateway);
    gateway.start(mode);
    TestRedis.until(() -> isUp(gateway));
    return gateway;
  }

  /** Whether a gateway has its Redis. */
  static boolean isUp(GatewayFixture gateway) {
    List<String> stores = metrics(gateway).lines().filter(line -> line.startsWith(STORES)).toList();
    return !stores.isEmpty() && stores.stream().allMatch(line -> line.contains("} 0"));
  }

  static String metrics(GatewayFixture gateway) {
    try {
      return gateway.management().get("/metrics", "authorization", "Bearer " + TOKEN).body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  /** The body of the response to a GET. */
  static String body(GatewayFixture gateway, String path) {
    try {
      return gateway.client().get(path).body();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  /** The keys that Redis has of a pattern. */
  final List<String> keys(String pattern) {
    List<String> keys = new ArrayList<>();
    Objects.requireNonNull(redis().tell(Command.KEYS, pattern))
        .forEach(key -> keys.add(key.toString()));
    return keys;
  }

  /** Keeping takes its time, and nobody waits for it. */
  final void awaitKeys(String pattern, int count) {
    TestRedis.until(() -> keys(pattern).size() >= count);
  }
}
