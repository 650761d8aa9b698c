// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Of what the last response was not kept, so that nobody waits for another's. Digests take little
 * memory however long the targets are; where two are the same, one only waits for nobody.
 */
final class PassingReads {
  private static final int MAX = 4_096;

  private final Cache<Long, Boolean> digests =
      Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

  void add(CacheKey key) {
    digests.put(key.digest(), true);
  }

  void remove(CacheKey key) {
    digests.invalidate(key.digest());
  }

  boolean contains(CacheKey key) {
    return digests.getIfPresent(key.digest()) != null;
  }

  void clear() {
    digests.invalidateAll();
  }
}
