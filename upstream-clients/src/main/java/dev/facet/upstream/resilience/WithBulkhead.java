// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.config.UpstreamConfig.BulkheadConfig;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a call where too many are in flight, so that a hanging service cannot take the whole
 * gateway with it. Nothing waits here: the queue for a connection is the only one.
 */
public final class WithBulkhead<C extends Call> implements Layer<C>, Call.Watcher {
  private final Bulkhead bulkhead;
  private final Layer<C> next;

  /** Wraps a layer. */
  public WithBulkhead(Bulkhead bulkhead, Layer<C> next) {
    this.bulkhead = bulkhead;
    this.next = next;
  }

  /** The bulkhead of a service, for all its event loops together. */
  public static Bulkhead bulkhead(String service, BulkheadConfig config) {
    return Bulkhead.of(
        service,
        io.github.resilience4j.bulkhead.BulkheadConfig.custom()
            .maxConcurrentCalls(config.max())
            .maxWaitDuration(Duration.ZERO)
            .build());
  }

  @Override
  public void send(C call) {
    if (!bulkhead.tryAcquirePermission()) {
      call.fail(new Overloaded(call.service()));
      return;
    }
    call.watch(this);
    next.send(call);
  }

  @Override
  public void ended(Call call, @Nullable UpstreamFailure failure) {
    bulkhead.onComplete();
  }
}
