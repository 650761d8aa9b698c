// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.EndpointState;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.StoreUse;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.item.ItemStore;
import java.util.List;

/**
 * What may be known of a client.
 *
 * @param client itself
 * @param kept its cache
 */
record ClientState(
    VertxUpstreamClient client,
    UpstreamConfig config,
    ServiceLayers layers,
    CallCounts counts,
    ServiceCache kept)
    implements UpstreamState {
  @Override
  public String service() {
    return client.service();
  }

  @Override
  public ItemStore items() {
    return client.items();
  }

  @Override
  public void changed() {
    client.changed();
  }

  @Override
  public Breaker breaker() {
    Breaker best = Breaker.OPEN;
    for (HttpEndpoint endpoint : layers.endpoints().all()) {
      Breaker state = endpoint.breaker().state();
      best = state.compareTo(best) < 0 ? state : best;
    }
    return best;
  }

  @Override
  public List<EndpointState> endpoints() {
    return layers.endpoints().states(config.slowStart());
  }

  @Override
  public List<EndpointState> draining() {
    return layers.endpoints().draining();
  }

  @Override
  public int connections(boolean http2) {
    int open = 0;
    for (HttpEndpoint endpoint : layers.endpoints().all()) {
      open += endpoint.pools().open(http2);
    }
    return open;
  }

  @Override
  public int inFlight() {
    return layers.first().count();
  }

  @Override
  public int waiting() {
    return layers.concurrency().waiting();
  }

  @Override
  public int limit() {
    return layers.concurrency().limit();
  }

  @Override
  public long waits() {
    return counts.waits().sum();
  }

  @Override
  public long waitedNanos() {
    return counts.waitedNanos().sum();
  }

  @Override
  public long coalesced() {
    return counts.coalesced().sum();
  }

  @Override
  public long calls(CallOutcome outcome) {
    return counts.of(outcome).sum();
  }

  @Override
  public long retries(RetryReason reason) {
    return counts.retries(reason).sum();
  }

  @Override
  public long hedges() {
    return counts.hedges().sum();
  }

  @Override
  public long retryBudgetExhausted() {
    return counts.exhausted().sum();
  }

  @Override
  public long cached(CacheStatus.Use use) {
    return counts.cache().of(use);
  }

  @Override
  public long items(CacheStatus.Use use) {
    return counts.items().of(use);
  }

  @Override
  public long storedItems(StoreUse use) {
    return counts.items().of(use);
  }

  @Override
  public String source() {
    return layers.discovery().place();
  }

  @Override
  public HttpProtocol protocol() {
    return config.protocol();
  }

  @Override
  public String discoveryFault() {
    return layers.discovery().fault();
  }
}
