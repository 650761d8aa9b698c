// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that never has anything. */
final class NoItems implements ItemStore {
  private static final ItemInquiry UNKEPT =
      new ItemInquiry() {
        @Override
        public long asked() {
          return 0;
        }

        @Override
        public boolean fits(int bytes) {
          return false;
        }

        @Override
        public void keep(byte[] bytes, ItemTerms terms) {}

        @Override
        public void drop() {}
      };

  @Override
  public Future<List<@Nullable KeptItem>> find(List<ItemKey> keys) {
    return Future.succeededFuture(Collections.nCopies(keys.size(), null));
  }

  @Override
  public ItemInquiry ask(ItemKey key, List<String> tags) {
    return UNKEPT;
  }

  @Override
  public @Nullable ItemTerms terms(ItemRule rule, int status, MultiMap headers, long asked) {
    return null;
  }

  @Override
  public boolean beginRenewal(ItemKey key) {
    return false;
  }

  @Override
  public Future<List<ItemKey>> unrenewed(List<ItemKey> keys) {
    return Future.succeededFuture(keys);
  }

  @Override
  public void endRenewal(ItemKey key) {}

  @Override
  public void drop(Collection<String> tags) {}

  @Override
  public void dropAll() {}

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public long count() {
    return 0;
  }

  @Override
  public long sweep() {
    return 0;
  }
}
