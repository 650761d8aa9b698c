// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.Found.Outcome;
import io.vertx.redis.client.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis that is full, or takes no writes at all. */
final class UnwritableRedisTest extends WithRedis {
  private static final String MARK = "facet:2:users:l:x";

  /** Writes fail, reads do not. */
  @Test
  void aRedisThatIsFullIsReadOn() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    RedisStoreTest.await(store, "a");
    full(true);

    keep(store, find(store, "b"), "b", "value", "x");

    TestRedis.until(() -> !warnings().isEmpty());
    assertTrue(warnings().getFirst().contains("OOM"), "" + warnings());
    Found found = find(store, "a", "b");
    assertEquals("value", value(found, 0));
    assertNull(value(found, 1));
    assertTrue(store.isOpen());
  }

  private void full(boolean full) {
    redis().tell(Command.CONFIG, "SET", "maxmemory", full ? "1" : "0");
  }

  @Test
  void whatIsForgottenIsGoneFromARedisThatIsFullAndToldToTheOthers() throws Exception {
    RedisStore one = replica();
    RedisStore other = replica();
    Heard heard = new Heard();
    other.watch("users", heard);
    keep(one, find(one, "a"), "a", "value", "x");
    keep(one, find(one, "b"), "b", "value", "y");
    RedisStoreTest.await(other, "a");
    RedisStoreTest.await(other, "b");
    full(true);

    forget(one, "x");

    assertEquals(List.of("x"), heard.forgotten.take());
    Found found = find(other, "a", "b");
    assertNull(value(found, 0));
    assertEquals("value", value(found, 1));
    TestRedis.until(() -> !warnings().isEmpty());
    assertTrue(one.isOpen() && other.isOpen());
    assertTrue(
        warnings().getFirst().startsWith("store notes no change: redis ")
            && warnings().getFirst().contains("OOM"),
        "" + warnings());
  }

  /** What was asked for before may still come, and would be kept where nothing is noted. */
  @Test
  void isNotedOnceThereIsRoomAgain() throws Exception {
    RedisStore one = replica();
    RedisStore other = replica();
    Heard heard = new Heard();
    other.watch("users", heard);
    Found early = find(other, "a");
    full(true);
    forget(one, "x");
    heard.forgotten.take();
    assertFalse(redis().has(MARK));

    full(false);

    TestRedis.until(() -> redis().has(MARK));
    keep(other, early, "a", "old", "x");
    keep(other, find(other, "b"), "b", "new", "x");
    assertNull(value(RedisStoreTest.await(other, "b", "a"), 1));
    assertTrue(one.isOpen());
  }

  /** What cannot be removed must not be read. */
  @ParameterizedTest
  @CsvSource({
    "min-replicas-to-write, 3, 0, NOREPLICAS",
    "replicaof, 127.0.0.1 1, no one, READONLY"
  })
  void aRedisThatTakesNoWritesIsReadByNobodyOnceSomethingChanged(
      String setting, String on, String off, String cause) throws Exception {
    RedisStore one = replica();
    RedisStore other = replica();
    Heard heard = new Heard();
    other.watch("users", heard);
    keep(one, find(one, "a"), "a", "old", "x");
    RedisStoreTest.await(other, "a");
    set(setting, on);

    forget(one, "x");

    assertEquals(List.of("x"), heard.forgotten.take());
    assertEquals("", valueOrNone(other));
    TestRedis.until(() -> !one.isOpen() && !other.isOpen());
    assertEquals(Outcome.SKIPPED, find(other, "a").outcome());
    TestRedis.until(() -> warnings().stream().anyMatch(line -> line.contains(cause)));
    RedisStore third = begun(RedisConfigs.at(redis().url()));
    TestRedis.until(
        () -> warnings().stream().filter(line -> line.contains("is gone: ")).count() >= 3);
    assertFalse(third.isOpen());

    set(setting, off);

    TestRedis.until(() -> one.isOpen() && other.isOpen() && third.isOpen());
    assertNull(value(find(other, "a"), 0));
  }

  private static String valueOrNone(RedisStore store) {
    Found found = find(store, "a");
    return found.isKnown() ? String.valueOf(value(found, 0)).replace("null", "") : "";
  }

  private void set(String setting, String value) {
    if (setting.equals("replicaof")) {
      redis().tell(Command.REPLICAOF, (Object[]) value.split(" "));
    } else {
      redis().tell(Command.CONFIG, "SET", setting, value);
    }
  }

  @Test
  void aRedisThatTakesNoWritesIsFoundOutWithoutAChange() {
    RedisStore store = replica();

    set("min-replicas-to-write", "3");

    TestRedis.until(() -> !store.isOpen());
    TestRedis.until(() -> warnings().toString().contains("NOREPLICAS"));
  }
}
