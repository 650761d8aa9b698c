// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tags of all items that are kept, of every service and frontend. What a drop ends is found by
 * the {@link Validity} that items of a tag hold, those that are under way included: nothing is
 * searched, and a tag that no item holds any more costs nothing. Safe for all threads.
 */
public final class CacheTags {
  private final Cache<String, Validity> validities = Caffeine.newBuilder().weakValues().build();
  private final AtomicLong drops = new AtomicLong();

  /** Gives no item of a tag to anybody any more, nor keeps those that are under way. */
  public void drop(String tag) {
    // Before anything ends: what is asked for from then on must not share a call from before.
    drops.incrementAndGet();
    Validity validity = validities.asMap().remove(tag);
    if (validity != null) {
      validity.end();
    }
  }

  /** How often a tag was dropped. */
  public long drops() {
    return drops.get();
  }

  /** What items of a tag hold that are asked for from now on. */
  Validity of(String tag) {
    return validities.get(tag, _ -> new Validity());
  }
}
