// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.cache.ChangedTargets;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.store.SharedStore;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caching client keeps, for operators.
 *
 * @param memory the first tier
 * @param tier the second
 * @param counts of both
 * @param service reads its URLs
 */
record KeptResponses(
    ResponseCache memory, SecondTier tier, CacheCounts counts, Supplier<ChangedTargets> service)
    implements ServiceCache {
  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public long bytes() {
    return memory.bytes();
  }

  @Override
  public long responses() {
    return memory.entries();
  }

  @Override
  public long stored(StoreUse use) {
    return counts.of(use);
  }

  @Override
  public boolean isShared() {
    return tier.isAsked();
  }

  @Override
  public boolean isStoreOpen() {
    return tier.isOpen();
  }

  @Override
  public @Nullable String targetOf(String url) {
    return service.get().named(url);
  }

  @Override
  public long sweep() {
    return memory.sweep();
  }

  @Override
  public void forget(Collection<String> targets) {
    tier.forget(memory.changed(targets));
  }

  @Override
  public void forgetAll() {
    memory.endAll();
    tier.forget(List.of(SharedStore.ALL));
  }

  @Override
  public void close() {
    tier.close();
  }
}
