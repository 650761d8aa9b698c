// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import dev.facet.passthrough.second.MirrorOutcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What several services have of the requests of one route: responses, requests that one failed to
 * respond to, copies. Safe for all threads.
 */
public final class ServiceShareCounts {
  private final Map<String, LongAdder> responses = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failovers = new ConcurrentHashMap<>();
  private final Map<MirrorOutcome, LongAdder> copies = new ConcurrentHashMap<>();

  /** All at nothing. */
  public ServiceShareCounts() {}

  /** Counts a response of a service. */
  public void responded(String service) {
    count(responses, service);
  }

  /** Counts a request that goes on to another service. */
  public void failedOver(String from) {
    count(failovers, from);
  }

  /** Counts a copy that is over, or was never made. */
  public void copied(MirrorOutcome outcome) {
    count(copies, outcome);
  }

  /** Responses of a service so far. */
  public long responses(String service) {
    return sum(responses, service);
  }

  /** Requests so far that went on from a service to another one. */
  public long failovers(String from) {
    return sum(failovers, from);
  }

  /** Copies so far of which this became. */
  public long copies(MirrorOutcome outcome) {
    return sum(copies, outcome);
  }

  private static <K> void count(Map<K, LongAdder> counts, K key) {
    counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
  }

  private static <K> long sum(Map<K, LongAdder> counts, K key) {
    LongAdder count = counts.get(key);
    return count == null ? 0 : count.sum();
  }
}
