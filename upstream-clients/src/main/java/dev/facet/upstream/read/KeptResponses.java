// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.store.SharedStore;
import java.util.Collection;
import java.util.List;

/**
 * What a caching client keeps, for operators.
 *
 * @param memory the first tier
 * @param tier the second
 * @param counts of both
 */
record KeptResponses(ResponseCache memory, SecondTier tier, CacheCounts counts)
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
  public void forget(Collection<String> targets) {
    List<String> labels = targets.stream().map(memory::labelOf).toList();
    memory.forget(labels);
    tier.forget(labels);
  }

  @Override
  public void forgetAll() {
    memory.forgetAll();
    tier.forget(List.of(SharedStore.ALL));
  }

  @Override
  public void close() {
    tier.close();
  }
}
