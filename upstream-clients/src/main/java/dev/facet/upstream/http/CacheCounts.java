// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CacheStatus;
import java.util.concurrent.atomic.AtomicLongArray;

/** Reads by what the cache of a service had to do with them. Safe for all threads. */
final class CacheCounts {
  private final AtomicLongArray counts = new AtomicLongArray(CacheStatus.Use.values().length);

  void count(CacheStatus.Use use) {
    var _ = counts.incrementAndGet(use.ordinal());
  }

  long of(CacheStatus.Use use) {
    return counts.get(use.ordinal());
  }
}
