// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of the calls of one service. Outlives its clients; safe for all threads. */
final class CallCounts {
  private final Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();

  /** All at nothing. The map never changes after this. */
  CallCounts() {
    for (CallOutcome outcome : CallOutcome.values()) {
      outcomes.put(outcome, new LongAdder());
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

  /** Requests that were sent once more. */
  LongAdder retries() {
    return retries;
  }
}
