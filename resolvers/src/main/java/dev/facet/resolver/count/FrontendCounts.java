// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one frontend since it was first served. Outlives engines; safe for all threads. */
public final class FrontendCounts {
  private final Map<Event, LongAdder> events = new EnumMap<>(Event.class);
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
  private final Map<String, UsageMeter> meters = new ConcurrentHashMap<>();

  /** What is counted. */
  public enum Event {
    /** An operation was answered by executing it, or by sharing an equal execution. */
    RESPONSE,
    /** An operation was executed. */
    EXECUTION,
    /** A document was looked for among those that were parsed and validated before. */
    DOCUMENT_LOOKUP,
    /** It was not among them. */
    DOCUMENT_MISS,
    /** A plan was looked for among those of the document. */
    PLAN_LOOKUP,
    /** It was not among them. */
    PLAN_MISS
  }

  /** All at nothing. The map of events never changes after this. */
  public FrontendCounts() {
    for (Event event : Event.values()) {
      events.put(event, new LongAdder());
    }
  }

  /** Counts an event. */
  public void count(Event event) {
    adder(event).increment();
  }

  /** How often something happened. */
  public long sum(Event event) {
    return adder(event).sum();
  }

  /**
   * Counts an error of an execution or of a rejected request.
   *
   * @param code one of the gateway's or of the schema's: never what a request or a service says
   */
  public void error(String code) {
    errors.computeIfAbsent(code, _ -> new LongAdder()).increment();
  }

  /** The errors so far by code, in the order of their names. */
  public Map<String, Long> errors() {
    Map<String, Long> sums = new TreeMap<>();
    errors.forEach((code, count) -> sums.put(code, count.sum()));
    return sums;
  }

  /** What measures the use of a service's responses. */
  public UsageMeter meter(String service) {
    return meters.computeIfAbsent(service, _ -> new UsageMeter());
  }

  private LongAdder adder(Event event) {
    return Objects.requireNonNull(events.get(event));
  }
}
