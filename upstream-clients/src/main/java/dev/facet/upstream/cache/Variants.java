// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one key, the latest first.
 *
 * @param all never empty
 */
record Variants(List<CachedResponse> all) {
  /** More of them are not kept of one key: what varies by so much is hardly asked for twice. */
  private static final int MAX_VARIANTS = 32;

  /** With one more, in place of what answers the same requests. */
  static Variants with(@Nullable Variants before, CachedResponse added) {
    List<CachedResponse> all = new ArrayList<>();
    all.add(added);
    if (before != null) {
      before.all.stream()
          .filter(each -> !each.selection().equals(added.selection()))
          .filter(each -> each.isValid())
          .limit(MAX_VARIANTS - 1)
          .forEach(all::add);
    }
    return new Variants(List.copyOf(all));
  }

  /** The one that answers a request (RFC 9111, section 4.1); null for none. */
  @Nullable CachedResponse select(CacheRequest request) {
    for (CachedResponse each : all) {
      if (each.answers(request)) {
        return each;
      }
    }
    return null;
  }

  /** Whether there is one that only requests with other headers have. */
  boolean hasOthers(CacheRequest request) {
    return all.stream()
        .anyMatch(each -> each.isValid() && !each.selection().matches(request.headers()));
  }

  /** Without what answers a request; null where nothing is left. */
  @Nullable Variants without(CacheRequest request) {
    List<CachedResponse> others = all.stream().filter(each -> !each.answers(request)).toList();
    return others.isEmpty() ? null : new Variants(others);
  }

  /**
   * Takes out what is forgotten.
   *
   * @return how many responses those were
   */
  static long sweep(ConcurrentMap<CacheKey, Variants> kept) {
    AtomicLong swept = new AtomicLong();
    for (CacheKey key : kept.keySet()) {
      kept.computeIfPresent(
          key,
          (_, variants) -> {
            List<CachedResponse> valid =
                variants.all.stream().filter(CachedResponse::isValid).toList();
            swept.addAndGet(variants.all.size() - valid.size());
            return valid.isEmpty() ? null : new Variants(valid);
          });
    }
    return swept.get();
  }

  int weight() {
    long sum = 0;
    for (CachedResponse each : all) {
      sum += each.weight();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }
}
