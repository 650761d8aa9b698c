// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.item.ItemKey;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items of which the service says that they are gone, in a real Redis. */
final class GoneSharedItemsTest extends WithItemReplicas {
  @Test
  void oneThatIsGoneDoesNotComeBackFromRedis() {
    ItemReplica one = one();
    keep(one, "a", "tag");
    keep(one, "b", "tag");
    stored(2);

    WithRedis.on(() -> {
      one.items.ask(ItemReplica.key("a"), List.of("tag")).drop();
      return Future.succeededFuture();
    });

    TestRedis.until(() -> keys(ITEMS).size() == 1);
    assertNull(one.find("a").getFirst());
    ItemReplica other = other();
    assertNull(other.find("a").getFirst());
    assertEquals(List.of("b"), other.find("b"));
  }

  /** A replica that does not keep it in memory ends it for the others all the same. */
  @Test
  void itIsDroppedByWhoeverHearsThatItIsGone() {
    ItemReplica one = one();
    ItemReplica other = other();
    keep(one, "a");
    stored(1);
    other.find("x");
    ItemKey key = ItemReplica.key("a");

    WithRedis.on(() -> {
      other.items.ask(key, List.of()).drop();
      return Future.succeededFuture();
    });

    TestRedis.until(() -> keys(ITEMS).isEmpty());
    one.millis += 60_000;
    assertEquals(List.of(key), WithRedis.on(() -> one.items.unrenewed(List.of(key))));
  }
}
