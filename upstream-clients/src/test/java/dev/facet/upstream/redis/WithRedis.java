// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore.Entry;
import dev.facet.upstream.store.SharedStore.Watcher;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** Replicas that share a Redis. */
abstract class WithRedis {
  static final Duration LIFE = Duration.ofMinutes(5);

  static final StoreSpace USERS = StoreSpace.responses("users", "s");

  static Vertx vertx = Vertx.vertx();
  static Context loop = vertx.getOrCreateContext();

  private final List<RedisStore> stores = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private @Nullable TestRedis redis;

  /** What a store tells a watcher. */
  static final class Heard implements Watcher {
    final BlockingQueue<List<String>> forgotten = new LinkedBlockingQueue<>();
    final BlockingQueue<String> lost = new LinkedBlockingQueue<>();

    @Override
    public void forgotten(Collection<String> labels) {
      forgotten.add(List.copyOf(labels));
    }

    @Override
    public void lostTrack() {
      lost.add("lost");
    }
  }

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
    loop = vertx.getOrCreateContext();
  }

  @AfterAll
  static void stopVertx() {
    await(vertx.close());
  }

  @BeforeEach
  void startRedis() throws IOException {
    redis = TestRedis.start(vertx);
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stopRedis() throws IOException {
    stores.forEach(RedisStore::close);
    redis().close();
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.facet.upstream.redis");
  }

  final TestRedis redis() {
    return Objects.requireNonNull(redis);
  }

  /** Warnings of what was found in Redis, but for those of a connection to it. */
  final List<String> warningsOfEntries() {
    return warnings().stream().filter(line -> !line.startsWith("store is ")).toList();
  }

  /** An outage is told of, and then each other cause why Redis is not there yet, once. */
  final void assertToldOnce(List<String> outage) {
    assertTrue(
        outage.getFirst().startsWith("store is gone: redis 127.0.0.1:" + redis().port()),
        "" + outage);
    assertTrue(
        outage.stream().skip(1).allMatch(line -> line.startsWith("store is still gone: ")),
        "" + outage);
    assertEquals(new HashSet<>(outage).size(), outage.size(), "" + outage);
  }

  /** Lines of the log from a level on, but for what is only told. */
  final List<String> warnings() {
    synchronized (log) {
      return log.list.stream()
          .filter(line -> line.getLevel().toString().equals("WARN"))
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }
  }

  final RedisStore replica() {
    return connected(RedisConfigs.at(redis().url()));
  }

  final RedisStore connected(RedisConfig config) {
    RedisStore store = begun(config);
    TestRedis.until(store::isOpen);
    return store;
  }

  final RedisStore begun(RedisConfig config) {
    RedisStore store = new RedisStore(vertx, config, 2, Timers.of(vertx), System::nanoTime);
    stores.add(store);
    store.start();
    return store;
  }

  static Found find(RedisStore store, String... keys) {
    return on(() -> store.find(USERS, List.of(keys)));
  }

  static void keep(RedisStore store, Found found, String key, String value, String... labels) {
    on(() -> {
      Entry entry = new Entry(key, value.getBytes(UTF_8), LIFE, List.of(labels), found.stamp());
      store.keep(USERS, List.of(entry));
      return Future.succeededFuture();
    });
  }

  static void forget(RedisStore store, String... labels) {
    on(() -> {
      store.forget("users", List.of(labels));
      return Future.succeededFuture();
    });
  }

  static @Nullable String value(Found found, int at) {
    Found.Value value = found.values().get(at);
    return value == null ? null : new String(value.bytes(), UTF_8);
  }

  static <T> T on(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    loop.runOnContext(_ -> action.get().onComplete(promise));
    return await(promise.future());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  /** Settings of which a test names only what it is about. */
  static final class RedisConfigs {
    private RedisConfigs() {}

    static RedisConfig at(String url) {
      return new RedisConfig(URI.create(url), null, Duration.ofSeconds(10), null, null);
    }

    static RedisConfig within(String url, Duration timeout) {
      return new RedisConfig(URI.create(url), null, timeout, null, null);
    }
  }
}
