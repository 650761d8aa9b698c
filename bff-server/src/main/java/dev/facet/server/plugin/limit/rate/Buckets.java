// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One caller's buckets, one for each limit. A bucket is a single number, the time at which it would
 * be full again (the generic cell rate algorithm of ITU-T I.371), so that all of a caller's buckets
 * are drawn from in one compare-and-set: a quota of N admits exactly N of any number of threads.
 */
final class Buckets {
  private final AtomicReference<long[]> fullAt;

  Buckets(int limits, long now) {
    long[] full = new long[limits];
    Arrays.fill(full, now);
    fullAt = new AtomicReference<>(full);
  }

  /**
   * Draws from every bucket, or from none.
   *
   * @param limits in the order of the buckets
   * @param now on the steady clock, in nanoseconds
   * @param cost how many permits to draw
   */
  Verdict draw(List<Limit> limits, long now, long cost) {
    while (true) {
      long[] before = Objects.requireNonNull(fullAt.get());
      long[] after = new long[before.length];
      Verdict verdict = draw(limits, now, cost, before, after);
      if (verdict instanceof Verdict.Rejected || fullAt.compareAndSet(before, after)) {
        return verdict;
      }
    }
  }

  private static Verdict draw(
      List<Limit> limits, long now, long cost, long[] before, long[] after) {
    List<Limit> violated = new ArrayList<>(0);
    long wait = 0;
    for (int i = 0; i < before.length; i++) {
      Limit limit = limits.get(i);
      // Differences only: the steady clock may wrap around.
      long used = Math.max(before[i] - now, 0) + cost * limit.interval();
      after[i] = now + used;
      if (used > limit.capacity()) {
        violated.add(limit);
        wait = Math.max(wait, used - limit.capacity());
      }
    }
    return violated.isEmpty()
        ? admitted(limits, now, after)
        : new Verdict.Rejected(List.copyOf(violated), wait);
  }

  private static Verdict admitted(List<Limit> limits, long now, long[] after) {
    int tightest = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < after.length; i++) {
      Limit limit = limits.get(i);
      long left = (limit.capacity() - (after[i] - now)) / limit.interval();
      if (left < least) {
        least = left;
        tightest = i;
      }
    }
    Limit limit = limits.get(tightest);
    long begun = (limit.capacity() - (after[tightest] - now)) % limit.interval();
    return new Verdict.Admitted(limit, least, limit.interval() - begun);
  }
}
