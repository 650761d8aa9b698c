// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.KeptItem;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Items that replicas share in a real Redis. */
final class SharedItemsTest extends WithItemReplicas {
  @Test
  void aReplicaFindsWhatAnotherOneKeptAndKeepsItInMemory() {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a", "tag");
    stored(1);

    List<@Nullable KeptItem> found = other.look("b", "a");
    KeptItem again = other.only("a");

    assertNull(found.getFirst());
    assertEquals(CacheTier.STORE, Objects.requireNonNull(found.get(1)).tier());
    assertEquals(CacheTier.MEMORY, again.tier());
    assertEquals(CacheTier.MEMORY, one.only("a").tier());
    assertEquals(1, other.counts.of(StoreUse.HIT));
    assertEquals(1, other.counts.of(StoreUse.MISS));
    assertEquals(2, other.counts.of(Use.HIT));
    assertEquals(1, other.counts.of(Use.MISS));
  }

  /** Their clocks are a day apart. */
  @Test
  void timesHoldWhateverTheClocksOfReplicasSay() {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a");
    stored(1);

    assertFalse(other.only("a").stale());
    other.millis += 60_000;
    assertTrue(other.only("a").stale());
    other.millis += 60_000;
    redis().tell(Command.FLUSHALL);
    assertNull(other.look("a").getFirst());
    other.millis -= 90_000; // it was never fresh for longer than its service allowed
    assertFalse(other.only("a").stale());
  }

  @Test
  void redisForgetsWhatIsOfNoUseAnyMore() {
    keep(one(), "a");
    stored(1);

    long life = Objects.requireNonNull(redis().tell(Command.PTTL, keys(ITEMS).getFirst())).toLong();

    assertTrue(life > 0 && life <= 120_000, "" + life);
  }

  @Test
  void aDropReachesRedisAndTheMemoryOfOthers() throws InterruptedException {
    ItemReplica one = one();
    ItemReplica other = other();
    ItemReplica third = other();
    keep(one, "a", "tag", "more");
    keep(one, "b", "more");
    stored(2);
    other.find("a", "b");

    one.drop("tag");

    assertEquals(Collections.nCopies(1, null), one.find("a"));
    other.heard.forgotten.take();
    assertEquals(Collections.nCopies(1, null), other.find("a"));
    assertEquals(Collections.nCopies(1, null), third.find("a"));
    assertEquals(List.of("b"), third.find("b"));
  }

  @Test
  void allThatIsKeptOfAServiceIsForgottenByAllAtOnce() throws InterruptedException {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a");
    stored(1);
    other.find("a");

    on(() -> {
      one.items.dropAll();
      return Future.succeededFuture();
    });

    other.heard.forgotten.take();
    assertNull(other.find("a").getFirst());
    assertNull(one.find("a").getFirst());
  }

  @Test
  void whatWasAskedForBeforeADropAtAnotherReplicaIsNotKept() throws InterruptedException {
    ItemReplica one = one();
    ItemReplica other = other();
    ItemInquiry early = one.ask("a", "tag");

    other.drop("tag");

    one.heard.forgotten.take();
    one.keep(early, "old");
    keep(one, "b", "tag");
    stored(1);
    assertEquals(1, keys(ITEMS).size());
    assertNull(one.find("a").getFirst());
    assertNull(other.find("a").getFirst());
    assertEquals(List.of("b"), other.find("b"));
  }

  /** The message of the drop may be late: Redis itself rejects what was asked for before it. */
  @Test
  void redisKeepsNothingThatWasAskedForBeforeADropThatWasNotHeardOf() {
    ItemReplica labelled = one();
    ItemReplica other = other();
    ItemInquiry early = labelled.ask("a", "tag");
    labelled.unshare.run();

    other.drop("tag");

    TestRedis.until(() -> !keys("facet:2:@tags:l:*").isEmpty());
    labelled.keep(early, "old");
    keep(labelled, "b");
    stored(1);
    assertNull(other.find("a").getFirst());
    assertEquals(List.of("b"), other.find("b"));
  }

  @Test
  void clientsAreKeptApartAndKeysTellNothing() {
    ItemReplica one = one();
    ItemReplica other = other();
    ItemKey ada = new ItemKey("secret-ada", "secret-7");
    on(() -> one.items.find(List.of(ada)));
    one.keep(one.items.ask(ada, List.of("cart:secret-ada")), "hers");
    stored(1);

    assertNull(on(() -> other.items.find(List.of(new ItemKey("grace", "secret-7")))).getFirst());
    assertEquals(
        1, on(() -> other.items.find(List.of(ada))).stream().filter(i -> i != null).count());
    for (String key : keys("*")) {
      assertFalse(key.contains("secret"), key);
      assertFalse(String.valueOf(redis().tell(Command.GET, key)).contains("secret"), key);
    }
  }

  @Test
  void whatIsCorruptOrOfAnotherFormIsAMissAndALineOfTheLog() {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a");
    stored(1);
    String key = keys(ITEMS).getFirst();
    byte[] entry = Objects.requireNonNull(redis().tell(Command.GET, key)).toBytes();
    entry[new String(entry, ISO_8859_1).indexOf('\n') + 1] = 9; // another form
    redis().tell(Command.SET, key, entry);

    assertNull(other.find("a").getFirst());

    assertEquals(1, other.counts.of(StoreUse.CORRUPT));
    assertEquals(1, warningsOfEntries().size(), "" + warnings());
    assertEquals(List.of("a"), one.find("a"));
  }

  @Test
  void whatIsTooLongIsKeptNowhere() {
    ItemReplica one = one();
    one.keep(one.ask("long"), "x".repeat(1_001));
    keep(one, "a");
    stored(1);

    assertEquals(1, keys(ITEMS).size());
    assertNull(one.find("long").getFirst());
  }

  @Test
  void aThousandKeysAreOneRoundTripAndFewWrites() {
    ItemReplica one = one();
    ItemReplica other = other();
    long atFirst = scripts();
    one.keepAll(1_000);
    stored(1_000);
    assertTrue(scripts() - atFirst < 50, "scripts: " + (scripts() - atFirst));
    String[] all = new String[1_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = "k" + i;
    }
    other.find("x"); // Redis knows the script from now on
    long before = scripts();

    assertEquals(List.of(all), other.find(all));

    assertEquals(before + 1, scripts());
    assertEquals(1_000, other.counts.of(StoreUse.HIT));
    one.drop("all");
    TestRedis.until(() -> other().find(all).stream().allMatch(item -> item == null));
  }

  private long scripts() {
    return RedisStoreTest.calls(redis());
  }

  /** One that another replica has renewed need not be asked for. */
  @Test
  void renewalsLookForWhatOthersHaveRenewed() {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a");
    stored(1);
    other.find("a");
    other.millis += 60_000;
    redis().tell(Command.DEL, keys(ITEMS).getFirst());
    List<ItemKey> stale = List.of(ItemReplica.key("a"));
    assertEquals(stale, on(() -> other.items.unrenewed(stale)));
    assertTrue(other.only("a").stale());

    one.keep(one.items.ask(ItemReplica.key("a"), List.of()), "new");

    TestRedis.until(() -> on(() -> other.items.unrenewed(stale)).isEmpty());
    assertEquals(List.of("new"), other.find("a"));
    assertFalse(other.only("a").stale());
  }
}
