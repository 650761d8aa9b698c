// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.cache.ItemCounts;
import dev.facet.upstream.read.CacheCounts;
import dev.facet.upstream.resilience.RetryCounter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of the calls of one service. Outlives its clients; safe for all threads. */
final class CallCounts implements RetryCounter {
  private final Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();
  private final Map<RetryReason, LongAdder> retries = new EnumMap<>(RetryReason.class);
  private final LongAdder hedges = new LongAdder();
  private final LongAdder exhausted = new LongAdder();
  private final ItemCounts items = new ItemCounts();
  private final CacheCounts cache = new CacheCounts(coalesced);

  /** All at nothing. The maps never change after this. */
  CallCounts() {
    for (CallOutcome outcome : CallOutcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
    for (RetryReason reason : RetryReason.values()) {
      retries.put(reason, new LongAdder());
    }
  }

  /** Calls that are over, by what they came to. */
  LongAdder of(CallOutcome outcome) {
    return Objects.requireNonNull(outcomes.get(outcome));
  }

  /** Calls that were answered with the response to an equal one. */
  LongAdder coalesced() {
    return coalesced;
  }

  /** Calls that waited for their turn. */
  LongAdder waits() {
    return waits;
  }

  /** How long they did, together. */
  LongAdder waitedNanos() {
    return waitedNanos;
  }

  @Override
  public void retried(RetryReason reason) {
    retries(reason).increment();
  }

  @Override
  public void hedged() {
    hedges.increment();
  }

  @Override
  public void budgetExhausted() {
    exhausted.increment();
  }

  /** Calls that were tried once more, by why. */
  LongAdder retries(RetryReason reason) {
    return Objects.requireNonNull(retries.get(reason));
  }

  /** Calls that were tried a second time beside their first attempt. */
  LongAdder hedges() {
    return hedges;
  }

  /** Calls that were not tried once more, there having been too many retries. */
  LongAdder exhausted() {
    return exhausted;
  }

  /** Items of operations that were looked for, by what was found. */
  ItemCounts items() {
    return items;
  }

  /** Reads by what the cache had to do with them. */
  CacheCounts cache() {
    return cache;
  }
}
