// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.StoreUse;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemTerms;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that replicas share in a Redis that goes, or is slow. */
final class LostItemsTest extends WithItemReplicas {
  @Test
  void whileOthersCannotBeHeardOfWhatHasTagsIsGivenForHalfAMinute() throws Exception {
    ItemReplica one = one();
    keep(one, "tagged", "tag");
    keep(one, "plain");

    redis().stop();

    TestRedis.until(() -> !warnings().isEmpty());
    assertEquals(List.of("tagged", "plain"), one.find("tagged", "plain"));
    one.millis += 29_999;
    assertEquals(List.of("tagged", "plain"), one.find("tagged", "plain"));
    one.millis += 1;
    assertNull(one.find("tagged").getFirst());
    assertEquals(List.of("plain"), one.find("plain"));
    keep(one, "tagged", "tag");
    assertEquals(List.of("tagged"), one.find("tagged"));
    assertTrue(one.counts.of(StoreUse.SKIPPED) > 0);

    redis().restart();

    one.heard.lost.take();
    assertNull(one.find("plain").getFirst());
    assertToldOnce(warnings());
  }

  @Test
  void aRedisThatIsSilentIsWaitedForNoLongerThanItsTimeOut() {
    ItemReplica one =
        new ItemReplica(connected(RedisConfigs.within(redis().url(), Duration.ofMillis(500))), 0);
    redis().tell(Command.CLIENT, "PAUSE", "600000");

    TestRedis.until(() -> {
      assertNull(one.find("a").getFirst());
      return !warnings().isEmpty();
    });

    assertNull(one.find("a").getFirst());
    assertTrue(one.counts.of(StoreUse.TIMEOUT) > 0);
    assertTrue(one.counts.of(StoreUse.SKIPPED) > 0);
    assertToldOnce(warnings());
  }

  @Test
  void withoutATimeOfTheStoreNothingIsKeptThere() {
    ItemReplica one = one();
    ItemInquiry unlooked = one.items.ask(ItemReplica.key("a"), List.of());
    on(() -> {
      unlooked.keep(new byte[] {'1'}, new ItemTerms(one.millis + 1_000, one.millis + 1_000));
      return Future.succeededFuture();
    });
    keep(one, "b");
    one.millis += 5_001;
    one.keep(one.items.ask(ItemReplica.key("c"), List.of()), "c");
    keep(one, "d");
    stored(2);

    assertEquals(2, keys(ITEMS).size());
  }
}
