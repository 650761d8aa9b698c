// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.CacheControl;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.cache.CachedResponse;
import dev.facet.upstream.cache.ChangedTargets;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.cache.Reuse;
import dev.facet.upstream.store.SharedStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What both ways of reading by a service's cache share: its store, its clock, its counts, its log.
 */
final class CacheRoom {
  private final ResponseCache store;
  private final InstantSource clock;
  private final CacheCounts counts;
  private final HiddenFailures hidden;
  private final SecondTier tier;
  private final Renewals renewals;

  CacheRoom(ResponseCache store, InstantSource clock, CacheCounts counts, SecondTier tier) {
    this.hidden = new HiddenFailures(tier.service(), System::nanoTime);
    this.tier = tier;
    this.store = store;
    this.clock = clock;
    this.counts = counts;
    this.renewals = new Renewals(store, tier, hidden);
  }

  /**
   * For operators.
   *
   * @param service reads its URLs
   */
  ServiceCache kept(Supplier<ChangedTargets> service) {
    return new KeptResponses(store, tier, counts, service);
  }

  /** What replicas share. */
  SecondTier tier() {
    return tier;
  }

  /** What is renewed while clients get what is kept. */
  Renewals renewals() {
    return renewals;
  }

  /** Where failures are told that clients do not meet. */
  HiddenFailures hidden() {
    return hidden;
  }

  ResponseCache store() {
    return store;
  }

  long now() {
    return clock.millis();
  }

  /**
   * What may be done with a kept response now. Where others may have changed it without being heard
   * of, it is the response for a while only.
   *
   * @param client what the request says
   */
  Reuse reuse(CachedResponse kept, CacheControl client) {
    return isUntold(kept) ? Reuse.NOT_NOW : Reuse.of(kept, client, now());
  }

  /** Whether it is the response where the client does not ask for less. */
  boolean isFresh(CachedResponse kept) {
    return !isUntold(kept) && Reuse.isFresh(kept, now());
  }

  private boolean isUntold(CachedResponse kept) {
    return tier.mayMissChanges() && now() - kept.receivedMillis() >= SharedStore.UNTOLD_MILLIS;
  }

  void count(CacheStatus status) {
    count(status.use());
  }

  void count(CacheStatus.Use use) {
    counts.count(use);
  }
}
