// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.Found.Outcome;
import dev.facet.upstream.store.SharedStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that replicas share in a real Redis. */
final class RedisStoreTest extends WithRedis {
  private static final String ENTRY = "facet:2:users:e:s:a";

  @Test
  void findsWhatAnotherReplicaKept() {
    RedisStore one = replica();
    RedisStore other = replica();
    keep(one, find(one, "a"), "a", "value", "label");

    Found found = await(other, "a", "b");

    assertEquals(Outcome.ANSWERED, found.outcome());
    assertEquals("value", value(found, 0));
    assertNull(value(found, 1));
    assertTrue(Objects.requireNonNull(found.values().getFirst()).ageMillis() >= 0);
  }

  @Test
  void asksForManyKeysInOneRoundTrip() {
    RedisStore store = replica();
    find(store, "a"); // Redis knows the script from now on
    long before = calls();

    find(store, "a", "b", "c", "d");

    assertEquals(before + 1, calls());
  }

  @Test
  void forgetsByLabelOnAllReplicas() throws InterruptedException {
    RedisStore one = replica();
    RedisStore other = replica();
    Heard own = new Heard();
    Heard heard = new Heard();
    one.watch("users", own);
    other.watch("users", heard);
    other.watch("orders", own);
    keep(one, find(one, "a"), "a", "value", "x", "y");
    keep(one, find(one, "b"), "b", "value", "z");
    await(other, "b");

    forget(one, "y", "w");

    assertEquals(List.of("y", "w"), heard.forgotten.take());
    Found found = find(other, "a", "b");
    assertNull(value(found, 0));
    assertEquals("value", value(found, 1));
    assertTrue(own.forgotten.isEmpty());
  }

  @Test
  void forgetsAllOfASpace() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    await(store, "a");

    forget(store, SharedStore.ALL);

    TestRedis.until(() -> value(find(store, "a"), 0) == null);
  }

  /** What was asked for before a change may be older than the change. */
  @Test
  void keepsNothingThatWasLookedForBeforeItsLabelWasForgotten() {
    RedisStore one = replica();
    Found before = find(one, "a");
    forget(replica(), "x");
    TestRedis.until(() -> redis().has("facet:2:users:l:x"));

    keep(one, before, "a", "old", "x");
    keep(one, find(one, "a"), "b", "new", "x");

    Found after = await(one, "b", "a");
    assertNull(value(after, 1));
  }

  /** Where Redis is short of memory it may evict the label and not the entry. */
  @Test
  void anEntryWithoutItsLabelIsForgotten() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    await(store, "a");

    redis().tell(Command.DEL, "facet:2:users:l:x");

    assertNull(value(find(store, "a"), 0));
    keep(store, find(store, "b"), "b", "value", "x");
    await(store, "b");
    assertEquals(0, find(store, "a").corrupt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "!", "garbage", "12 x\n", "12\n\u0001", "12 x\n\u0001abcd and more", "\n\n"})
  void whatIsNotAnEntryCountsAsNone(String garbage) {
    RedisStore store = replica();
    redis().tell(Command.SET, "facet:2:users:l:x", "1");
    redis().tell(Command.SET, ENTRY, garbage);

    Found found = find(store, "a");

    assertNull(value(found, 0));
    assertEquals(garbage.isEmpty() ? 0 : 1, found.corrupt());
    assertEquals(garbage.isEmpty() ? 0 : 1, warningsOfEntries().size(), "" + warnings());
    assertTrue(store.isOpen());
  }

  @Test
  void oneChangedBitIsSeen() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    await(store, "a");
    byte[] entry = Objects.requireNonNull(redis().tell(Command.GET, ENTRY)).toBytes();
    entry[entry.length - 1] ^= 1;
    redis().tell(Command.SET, ENTRY, entry);

    Found found = find(store, "a");

    assertNull(value(found, 0));
    assertEquals(1, found.corrupt());
    assertTrue(warnings().getFirst().contains(ENTRY), "" + warnings());
  }

  @Test
  void theEntryOfAnotherKeyIsNoEntry() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    await(store, "a");
    redis()
        .tell(
            Command.SET,
            "facet:2:users:e:s:b",
            Objects.requireNonNull(redis().tell(Command.GET, ENTRY)).toBytes());

    assertNull(value(find(store, "b"), 0));
  }

  @Test
  void aValueOfAnotherTypeCountsAsNone() {
    RedisStore store = replica();
    redis().tell(Command.LPUSH, ENTRY, "x");
    keep(store, find(store, "b"), "b", "value", "x");

    Found found = await(store, "b", "a");

    assertNull(value(found, 1));
    assertEquals(1, found.corrupt());
    assertTrue(store.isOpen());
  }

  @Test
  void redisForgetsByItself() {
    RedisStore store = replica();
    keep(store, find(store, "a"), "a", "value", "x");
    await(store, "a");

    long label = millisLeft("facet:2:users:l:x");
    long life = millisLeft(ENTRY);

    assertTrue(life > 0 && life <= LIFE.toMillis(), "" + life);
    assertTrue(label >= life && label <= LIFE.toMillis(), "" + label);
  }

  private long millisLeft(String key) {
    return Objects.requireNonNull(redis().tell(Command.PTTL, key)).toLong();
  }

  @Test
  void aLabelLivesAsLongAsTheLongestEntryThatHasIt() {
    RedisStore store = replica();
    Found found = find(store, "a");
    List<Duration> lives = List.of(LIFE, Duration.ofDays(3), Duration.ofMinutes(10));

    for (int i = 0; i < lives.size(); i++) {
      keep(
          store,
          new SharedStore.Entry("k" + i, new byte[1], lives.get(i), List.of("x"), found.stamp()));
      await(store, "k" + i);
    }

    long day = Duration.ofDays(1).toMillis();
    assertTrue(millisLeft("facet:2:users:l:x") > day - 60_000);
    assertTrue(millisLeft("facet:2:users:l:all") <= day);
  }

  /** When it was forgotten is not noted for ever. */
  @Test
  void keepsNothingThatWasLookedForBeforeForgottenLabelsAreKnown() {
    RedisStore store = replica();
    Found now = find(store, "a");
    Found before = new Found(now.outcome(), now.stamp() - 590_000_000, now.values(), 0);
    forget(store, "x");
    TestRedis.until(() -> redis().has("facet:2:users:l:x"));
    assertTrue(millisLeft("facet:2:users:l:x") > 590_000);

    keep(store, before, "a", "old", "y");
    keep(store, find(store, "b"), "b", "new", "y");

    assertNull(value(await(store, "b", "a"), 1));
  }

  private static void keep(RedisStore store, SharedStore.Entry entry) {
    on(() -> {
      store.keep(USERS, List.of(entry));
      return Future.succeededFuture();
    });
  }

  /** Keeping takes its time, and nobody waits for it. */
  static Found await(RedisStore store, String kept, String... more) {
    List<String> keys = new ArrayList<>(List.of(kept));
    keys.addAll(List.of(more));
    TestRedis.until(() -> value(find(store, kept), 0) != null);
    return find(store, keys.toArray(String[]::new));
  }

  private long calls() {
    return calls(redis());
  }

  /** How often scripts were run. */
  static long calls(TestRedis redis) {
    Response stats = Objects.requireNonNull(redis.tell(Command.INFO, "commandstats"));
    String all = new String(stats.toBytes(), UTF_8);
    return all.lines()
        .filter(line -> line.startsWith("cmdstat_eval"))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:calls=(\\d+),.*", "$1")))
        .sum();
  }

  @Test
  void keepsManyEntriesEachUnlessOneOfItsLabelsWasForgotten() {
    RedisStore store = replica();
    Found early = find(store, "a");
    forget(store, "x");
    TestRedis.until(() -> redis().has("facet:2:users:l:x"));
    Found late = find(store, "a");

    on(() -> {
      store.keep(
          USERS,
          List.of(entry("a", early, "x", "y"), entry("b", early, "y"), entry("c", late, "x")));
      return Future.succeededFuture();
    });

    Found found = await(store, "c", "a", "b");
    assertNull(value(found, 1));
    assertEquals("b", value(found, 2));
    assertEquals(List.of("all", "y"), Objects.requireNonNull(found.values().get(2)).labels());
  }

  private static SharedStore.Entry entry(String key, Found found, String... labels) {
    return new SharedStore.Entry(key, key.getBytes(UTF_8), LIFE, List.of(labels), found.stamp());
  }
}
