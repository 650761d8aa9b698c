// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.resilience.Call;
import dev.facet.upstream.resilience.Layer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The outermost layer: counts calls, and closes what they use when the last of them is over. A
 * connection that switched to another protocol counts until it is closed.
 */
final class InFlight implements Layer<HttpCall>, Call.Watcher {
  private final Layer<HttpCall> next;
  private final CallCounts counts;
  private final Runnable close;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean retired;

  InFlight(Layer<HttpCall> next, CallCounts counts, Runnable close) {
    this.next = next;
    this.counts = counts;
    this.close = close;
  }

  int count() {
    return count.get();
  }

  /** Closes now or, where calls are in flight, after them. */
  void retire() {
    retired = true;
    closeWhenIdle();
  }

  @Override
  public Layer<HttpCall> next() {
    return next;
  }

  @Override
  public void send(HttpCall call) {
    count.incrementAndGet();
    call.watch(this);
    try {
      next.send(call);
    } catch (RuntimeException | Error fault) { // an edge: what is counted has to end
      call.threw(fault);
    }
  }

  @Override
  public void ended(Call call, @Nullable UpstreamFailure failure) {
    counts.of(CallOutcome.of(call.status(), failure)).increment();
    if (call.waitedNanos() > 0) {
      counts.waits().increment();
      counts.waitedNanos().add(call.waitedNanos());
    }
    if (!(call instanceof HttpCall http && http.goesOn(this::over))) {
      over();
    }
  }

  private void over() {
    if (count.decrementAndGet() == 0 && retired) {
      closeWhenIdle();
    }
  }

  private void closeWhenIdle() {
    if (count.get() == 0 && closed.compareAndSet(false, true)) {
      close.run();
    }
  }
}
