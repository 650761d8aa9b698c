// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemStore;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Items that end one by one, and what they and their tags cost. */
class ItemDropsTest {
  private static final byte[] JSON = {'{', '}'};
  private static final ItemTerms TERMS = new ItemTerms(2_000, 3_000);

  private long millis = 1_000;
  private final ItemCache cache =
      new ItemCache(
          new ItemCache.Limits(1_000_000, 100),
          new CacheTags(),
          new ItemCounts(),
          () -> Instant.ofEpochMilli(millis));

  private ItemInquiry ask(String key, List<String> tags) {
    return cache.ask(new ItemKey("p", key), tags);
  }

  private @Nullable KeptItem find(String key) {
    return cache.find(List.of(new ItemKey("p", key))).result().getFirst();
  }

  private static List<String> tags(int count, String begin) {
    return IntStream.range(0, count).mapToObj(i -> begin + i).toList();
  }

  @Test
  void oneThatIsGoneIsDroppedAloneAndOnlyWhereNobodyAskedForItLater() {
    ask("b", List.of()).keep(JSON, TERMS);
    ItemInquiry early = ask("a", List.of());
    millis = 1_001;
    ItemInquiry late = ask("a", List.of());
    late.keep(JSON, TERMS);

    early.drop();
    assertNotNull(find("a"));

    late.drop();
    assertNull(find("a"));
    assertNotNull(find("b"));
    assertEquals(1, cache.count());
  }

  @Test
  void oneThatHasGrownTooLongTakesTheOldOneWithIt() {
    ask("a", List.of()).keep(JSON, TERMS);

    ask("a", List.of()).keep(new byte[101], TERMS);

    assertNull(find("a"));
  }

  @Test
  void oneWithTooManyTagsIsNotKeptAndTakesTheOldOneWithIt() {
    ItemInquiry most = ask("a", tags(ItemStore.MAX_TAGS, "t"));
    ItemInquiry more = ask("a", tags(ItemStore.MAX_TAGS + 1, "t"));
    assertTrue(most.fits(1));
    assertFalse(more.fits(1));

    most.keep(JSON, TERMS);
    assertNotNull(find("a"));
    more.keep(JSON, TERMS);
    assertNull(find("a"));
  }

  @Test
  void tagsWeighWhatTheyCostAndNoMoreIsKeptThanMayBe() {
    ask("none", List.of()).keep(JSON, TERMS);
    long none = cache.bytes();
    ask("some", tags(100, "t")).keep(JSON, TERMS);
    long some = cache.bytes() - none;
    ask("long", tags(100, "t".repeat(500))).keep(JSON, TERMS);
    long most = cache.bytes() - none - some;
    assertTrue(none > 100 && none < 1_000, "" + none);
    assertTrue(some > 100 * 150, "" + some);
    assertTrue(most > 100 * 650, "" + most);

    for (int i = 0; i < 100; i++) {
      ask("k" + i, tags(1_000, "k" + i + ":")).keep(JSON, TERMS);
    }

    assertTrue(cache.bytes() <= 1_000_000, "" + cache.bytes());
    assertTrue(cache.count() <= 6, "" + cache.count());
  }
}
