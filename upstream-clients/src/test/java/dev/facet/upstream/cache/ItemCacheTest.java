// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemCacheTest {
  private static final byte[] JSON = {'{', '}'};

  private long millis = 1_000;
  private final CacheTags tags = new CacheTags();
  private final ItemCounts counts = new ItemCounts();
  private final ItemCache cache = cache(10_000, 100);

  private ItemCache cache(long all, long one) {
    return new ItemCache(
        new ItemCache.Limits(all, one), tags, counts, () -> Instant.ofEpochMilli(millis));
  }

  private static ItemKey key(String key) {
    return new ItemKey("p", key);
  }

  private static void keep(ItemCache in, String key, byte[] bytes, String... tags) {
    in.ask(key(key), List.of(tags)).keep(bytes, new ItemTerms(2_000, 3_000));
  }

  private static @Nullable KeptItem find(ItemCache in, String key) {
    return in.find(List.of(key(key))).result().getFirst();
  }

  @Test
  void itGivesWhatItKeptInTheOrderOfTheKeys() {
    keep(cache, "a", JSON);
    keep(cache, "b", new byte[] {'7'});

    List<@Nullable KeptItem> found =
        cache.find(List.of(key("b"), key("x"), key("a"), new ItemKey("q", "a"))).result();

    assertArrayEquals(new byte[] {'7'}, requireNonNull(found.getFirst()).bytes());
    assertNull(found.get(1));
    assertArrayEquals(JSON, requireNonNull(found.get(2)).bytes());
    assertNull(found.get(3));
    assertEquals(2, counts.of(Use.HIT));
    assertEquals(2, counts.of(Use.MISS));
  }

  @Test
  void itIsFreshThenStaleThenGone() {
    keep(cache, "a", JSON);
    millis = 1_999;
    assertFalse(requireNonNull(find(cache, "a")).stale());
    millis = 2_000;
    assertTrue(requireNonNull(find(cache, "a")).stale());
    millis = 2_999;
    assertTrue(requireNonNull(find(cache, "a")).stale());
    millis = 3_000;
    assertNull(find(cache, "a"));
    assertEquals(2, counts.of(Use.STALE));
  }

  @Test
  void aTagDropsItsItemsOfAllServices() {
    ItemCache other = cache(10_000, 100);
    keep(cache, "a", JSON, "one", "two");
    keep(cache, "b", JSON, "two");
    keep(other, "a", JSON, "one");
    long drops = tags.drops();

    cache.drop(List.of("one"));

    assertNull(find(cache, "a"));
    assertNull(find(other, "a"));
    assertArrayEquals(JSON, requireNonNull(find(cache, "b")).bytes());
    assertEquals(drops + 1, tags.drops());
    keep(cache, "a", JSON, "one");
    assertArrayEquals(JSON, requireNonNull(find(cache, "a")).bytes());
  }

  @Test
  void whatIsUnderWayWhenItsTagIsDroppedIsNotKept() {
    ItemInquiry before = cache.ask(key("a"), List.of("one"));
    cache.drop(List.of("one"));
    ItemInquiry after = cache.ask(key("b"), List.of("one"));
    before.keep(JSON, new ItemTerms(2_000, 3_000));
    after.keep(JSON, new ItemTerms(2_000, 3_000));

    assertNull(find(cache, "a"));
    assertArrayEquals(JSON, requireNonNull(find(cache, "b")).bytes());
  }

  @Test
  void whatIsTooLongIsNotKeptAndWhatIsTooMuchGoes() {
    keep(cache, "long", new byte[101]);
    assertNull(find(cache, "long"));
    keep(cache, "fits", new byte[100]);
    assertEquals(100, requireNonNull(find(cache, "fits")).bytes().length);
    for (int i = 0; i < 1_000; i++) {
      keep(cache, "k" + i, new byte[100]);
    }
    int kept = 0;
    for (int i = 0; i < 1_000; i++) {
      kept += find(cache, "k" + i) == null ? 0 : 1;
    }
    assertTrue(kept > 0 && kept <= 10_000 / 260, "kept: " + kept);
  }

  @Test
  void whatWasAskedForEarlierDoesNotTakeThePlaceOfWhatWasAskedForLater() {
    ItemInquiry early = cache.ask(key("a"), List.of());
    millis = 1_001;
    ItemInquiry late = cache.ask(key("a"), List.of("one"));
    late.keep(JSON, new ItemTerms(2_000, 3_000));
    early.keep(new byte[] {'1'}, new ItemTerms(2_500, 3_500));
    assertArrayEquals(JSON, requireNonNull(find(cache, "a")).bytes());

    cache.drop(List.of("one"));
    early.keep(new byte[] {'1'}, new ItemTerms(2_500, 3_500));
    assertArrayEquals(new byte[] {'1'}, requireNonNull(find(cache, "a")).bytes());
  }

  @Test
  void oneRenewsAtATime() {
    assertTrue(cache.beginRenewal(key("a")));
    assertFalse(cache.beginRenewal(key("a")));
    cache.endRenewal(key("a"));
    assertTrue(cache.beginRenewal(key("a")));
  }
}
