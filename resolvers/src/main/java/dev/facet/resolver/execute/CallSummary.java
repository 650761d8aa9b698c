// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.CallLog;
import dev.facet.resolver.batch.LookedFor;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.count.ServiceUsage;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.item.CacheTier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a response says of the calls its operation made, where it was asked for. */
final class CallSummary {
  private static final double NANOS_PER_TENTH = 1e5;

  private CallSummary() {}

  /**
   * The value of {@code extensions.facet}.
   *
   * @param log of the operation
   */
  static Map<String, Object> of(CallLog log, Operation operation) {
    List<CallLog.Entry> entries = log.entries();
    Map<String, Object> summary = new LinkedHashMap<>();
    // Upstream items that the response could have had.
    summary.put("cost", operation.plan().cost().items(operation.variables()));
    summary.put("waves", log.waves());
    summary.put("loads", log.loads());
    summary.put("merged", log.merged());
    summary.put("calls", entries.size());
    summary.put("coalesced", entries.stream().filter(CallLog.Entry::coalesced).count());
    long cached = cached(entries);
    if (cached > 0) {
      summary.put("cached", cached);
    }
    if (!log.items().isEmpty()) {
      summary.put("items", log.items().stream().map(CallSummary::items).toList());
    }
    int retries = retries(entries);
    if (retries > 0) {
      summary.put("retries", retries);
    }
    int hedges = entries.stream().mapToInt(CallLog.Entry::hedges).sum();
    if (hedges > 0) {
      summary.put("hedges", hedges);
    }
    summary.put("shared", shared(operation.counts()));
    summary.put("ms", times(log));
    summary.put("bytes", bytes(entries));
    summary.put("services", services(entries));
    summary.put("upstream", entries.stream().map(CallSummary::call).toList());
    return summary;
  }

  /** The value of {@code Server-Timing} (W3C Server Timing). */
  static String timing(CallLog log) {
    int retries = retries(log.entries());
    long cached = cached(log.entries());
    return "gateway;dur="
        + millis(log.ownNanos())
        + ", upstream;dur="
        + millis(log.waitedNanos())
        + ";desc=\""
        + log.entries().size()
        + " calls in "
        + log.waves()
        + " waves"
        + (cached > 0 ? ", " + cached + " cached" + fromStore(stored(log.entries())) : "")
        + items(log)
        + (retries > 0 ? ", " + retries + " retried" : "")
        + "\"";
  }

  private static String items(CallLog log) {
    int kept = log.items().stream().mapToInt(CallLog.Items::kept).sum();
    int all = kept + log.items().stream().mapToInt(looked -> looked.values().missing()).sum();
    int stored = log.items().stream().mapToInt(looked -> looked.values().stored()).sum();
    return all == 0 ? "" : ", " + kept + " of " + all + " items kept" + fromStore(stored);
  }

  private static String fromStore(long count) {
    return count == 0 ? "" : " (" + count + " from the store)";
  }

  private static long stored(List<CallLog.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.cache().sparesCall() && entry.tier() == CacheTier.STORE)
        .count();
  }

  private static Map<String, Object> items(CallLog.Items looked) {
    Map<String, Object> items = new LinkedHashMap<>();
    items.put("wave", looked.wave());
    items.put("service", looked.service());
    items.put("request", looked.request());
    items.put("fields", looked.fields());
    LookedFor values = looked.values();
    items.put("hit", values.fresh());
    items.put("stale", values.stale());
    items.put("miss", values.missing());
    if (values.stored() > 0) {
      items.put("store", values.stored());
    }
    return items;
  }

  private static long cached(List<CallLog.Entry> entries) {
    return entries.stream().filter(entry -> entry.cache().sparesCall()).count();
  }

  private static int retries(List<CallLog.Entry> entries) {
    return entries.stream().mapToInt(CallLog.Entry::retries).sum();
  }

  /**
   * What sharing spared the whole frontend so far. It says nothing of this operation, which was
   * executed for its client alone: one that is explained is never shared.
   */
  private static Map<String, Object> shared(FrontendCounts counts) {
    Map<String, Object> shared = new LinkedHashMap<>();
    shared.put("executions", counts.sum(Event.EXECUTION));
    shared.put("responses", counts.sum(Event.RESPONSE));
    return shared;
  }

  private static Map<String, Object> times(CallLog log) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("gateway", millis(log.ownNanos()));
    times.put("upstream", millis(log.waitedNanos()));
    return times;
  }

  private static Map<String, Object> bytes(List<CallLog.Entry> entries) {
    Map<String, Object> bytes = new LinkedHashMap<>();
    bytes.put("received", received(entries));
    bytes.put("used", used(entries));
    return bytes;
  }

  private static Map<String, Object> services(List<CallLog.Entry> entries) {
    Map<String, List<CallLog.Entry>> grouped =
        entries.stream()
            .collect(
                Collectors.groupingBy(CallLog.Entry::service, TreeMap::new, Collectors.toList()));
    Map<String, Object> services = new LinkedHashMap<>();
    grouped.forEach((service, calls) -> services.put(service, service(calls)));
    return services;
  }

  private static Map<String, Object> service(List<CallLog.Entry> calls) {
    long received = received(calls);
    long used = used(calls);
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("calls", calls.size());
    service.put("received", received);
    service.put("used", used);
    service.put("overFetch", Math.round(100 * ServiceUsage.overFetch(received, used)) / 100.0);
    return service;
  }

  private static long received(List<CallLog.Entry> calls) {
    return calls.stream().filter(CallLog.Entry::isReceived).mapToLong(CallLog.Entry::bytes).sum();
  }

  private static long used(List<CallLog.Entry> calls) {
    return calls.stream().filter(CallLog.Entry::isReceived).mapToLong(CallLog.Entry::used).sum();
  }

  private static Map<String, Object> call(CallLog.Entry entry) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("wave", entry.wave());
    call.put("service", entry.service());
    call.put("request", entry.request());
    call.put("fields", entry.fields());
    call.put("url", entry.url());
    if (entry.keys() > 0) {
      call.put("keys", entry.keys());
    }
    call.put("status", entry.status());
    call.put("ms", millis(entry.nanos()));
    call.put("bytes", entry.bytes());
    call.put("used", entry.used());
    if (entry.coalesced()) {
      call.put("coalesced", true);
    }
    if (entry.cache() != CacheStatus.Use.NONE) {
      call.put("cache", entry.cache().label());
    }
    if (entry.cache().isKept()) {
      call.put("tier", entry.tier().label());
    }
    if (entry.failedStatus() > 0) {
      call.put("failedStatus", entry.failedStatus());
    }
    if (entry.retries() > 0) {
      call.put("retries", entry.retries());
    }
    if (entry.hedges() > 0) {
      call.put("hedges", entry.hedges());
    }
    if (entry.waitedNanos() > 0) {
      call.put("waitedMs", millis(entry.waitedNanos()));
    }
    return call;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_PER_TENTH) / 10.0;
  }
}
