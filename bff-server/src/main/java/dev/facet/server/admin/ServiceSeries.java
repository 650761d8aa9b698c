// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.snapshot.Snapshot;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.UpstreamState.Breaker;
import java.util.List;

/** Calls of services. */
final class ServiceSeries {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<CacheStatus.Use> ITEM_USES =
      List.of(CacheStatus.Use.HIT, CacheStatus.Use.STALE, CacheStatus.Use.MISS);

  private ServiceSeries() {}

  static void add(Snapshot snapshot, Series series) {
    snapshot.services().forEach(service -> add(service, series));
  }

  private static void add(UpstreamState service, Series series) {
    String name = service.service();
    EndpointSeries.add(service, series);
    for (CallOutcome outcome : CallOutcome.values()) {
      series.counter(
          "facet.upstream.calls",
          "Calls that are over, each once however often it was sent",
          service.calls(outcome),
          "service",
          name,
          "outcome",
          outcome.label());
    }
    series.counter(
        "facet.upstream.calls.coalesced",
        "Calls that were spared by the response to an equal one in flight",
        service.coalesced(),
        "service",
        name);
    for (CacheStatus.Use use : CacheStatus.Use.values()) {
      if (use != CacheStatus.Use.NONE) {
        series.counter(
            "facet.upstream.cache",
            "Reads of services with a cache, by what it had to do with the response",
            service.cached(use),
            "service",
            name,
            "use",
            use.label());
      }
    }
    for (CacheStatus.Use use : ITEM_USES) {
      series.counter(
          "facet.upstream.items",
          "What @cache keeps, each key of an operation, by what was found of it",
          service.items(use),
          "service",
          name,
          "use",
          use.label());
    }
    series.gauge(
        "facet.upstream.items.bytes",
        "Bytes of what @cache keeps in memory, keys and tags included, roughly",
        service.items().bytes(),
        "service",
        name);
    series.gauge(
        "facet.upstream.items.kept",
        "What @cache keeps in memory, each key or response as one",
        service.items().count(),
        "service",
        name);
    for (StoreUse use : StoreUse.values()) {
      series.counter(
          "facet.upstream.items.store",
          "Keys of operations that were looked for in the store that replicas share, by what came",
          service.storedItems(use),
          "service",
          name,
          "result",
          use.label());
    }
    addKept(service.kept(), name, series);
    addRetries(service, series);
    series.gauge(
        "facet.upstream.in.flight",
        "Calls that are sent or wait for their turn, bodies of streams included",
        service.inFlight(),
        "service",
        name);
    series.gauge(
        "facet.upstream.waiting",
        "Calls that wait for their turn, nothing of them being sent yet",
        service.waiting(),
        "service",
        name);
    for (boolean http2 : new boolean[] {false, true}) {
      series.gauge(
          "facet.upstream.connections",
          "Connections that are open",
          service.connections(http2),
          "service",
          name,
          "protocol",
          http2 ? "http2" : "http1");
    }
    series.gauge(
        "facet.upstream.endpoints",
        "Endpoints that are listed or known by discovery",
        service.endpoints().size(),
        "service",
        name);
    series.gauge(
        "facet.upstream.discovery.failing",
        "1 where discovery cannot tell the endpoints now, so that the last known are used",
        service.discoveryFault().isEmpty() ? 0 : 1,
        "service",
        name);
    series.gauge(
        "facet.upstream.limit",
        "Calls that may be in flight at a time, for now",
        service.limit(),
        "service",
        name);
    series.counter(
        "facet.upstream.waits",
        "Calls that are over and waited for their turn",
        service.waits(),
        "service",
        name);
    series.counter(
        "facet.upstream.waited.seconds",
        "How long they waited, together",
        service.waitedNanos() / NANOS_PER_SECOND,
        "service",
        name);
    for (Breaker state : Breaker.values()) {
      series.gauge(
          "facet.upstream.breaker",
          "1 for the state that the circuit breaker is in, 0 for the others",
          state == service.breaker() ? 1 : 0,
          "service",
          name,
          "state",
          state.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static void addKept(ServiceCache kept, String name, Series series) {
    series.gauge(
        "facet.upstream.cache.bytes",
        "Bytes of responses that are kept in memory, roughly",
        kept.bytes(),
        "service",
        name);
    series.gauge(
        "facet.upstream.cache.responses",
        "Responses that are kept in memory; those that differ by Vary count as one",
        kept.responses(),
        "service",
        name);
    series.gauge(
        "facet.upstream.cache.store.failing",
        "1 where the store that replicas share does not respond, so that calls go on without it",
        kept.isShared() && !kept.isStoreOpen() ? 1 : 0,
        "service",
        name);
    for (StoreUse use : StoreUse.values()) {
      series.counter(
          "facet.upstream.cache.store",
          "Looks into the store that replicas share, by what they came to",
          kept.stored(use),
          "service",
          name,
          "result",
          use.label());
    }
  }

  private static void addRetries(UpstreamState service, Series series) {
    String name = service.service();
    for (RetryReason reason : RetryReason.values()) {
      series.counter(
          "facet.upstream.retries",
          "Attempts of calls that had failed before, by why",
          service.retries(reason),
          "service",
          name,
          "reason",
          reason.label());
    }
    series.counter(
        "facet.upstream.hedges",
        "Calls that were tried a second time beside their first attempt, which took long",
        service.hedges(),
        "service",
        name);
    series.counter(
        "facet.upstream.retry.budget.exhausted",
        "Calls that were not tried once more, there having been too many retries",
        service.retryBudgetExhausted(),
        "service",
        name);
  }
}
