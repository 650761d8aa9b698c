// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each endpoint of one sample service was called. Safe for several threads. */
final class CallCounter {
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  CallCounter() {}

  /**
   * The calls by method and path template, such as {@code GET /products/{id}}, sorted; endpoints
   * that were never called are left out.
   */
  public Map<String, Long> byEndpoint() {
    Map<String, Long> sums = new TreeMap<>();
    calls.forEach((endpoint, count) -> sums.put(endpoint, count.sum()));
    return sums;
  }

  /** All calls of the service. */
  public long total() {
    return calls.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Starts again at zero. */
  public void reset() {
    calls.clear();
  }

  void count(String endpoint) {
    calls.computeIfAbsent(endpoint, unseen -> new LongAdder()).increment();
  }
}
