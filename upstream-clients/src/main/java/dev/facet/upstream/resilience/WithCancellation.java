// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import org.jspecify.annotations.Nullable;

/** Gives a call up as soon as the caller cancelled the call. */
public final class WithCancellation<C extends Call> implements Layer<C> {
  private final Layer<C> next;

  /** Wraps a layer. */
  public WithCancellation(Layer<C> next) {
    this.next = next;
  }

  @Override
  public Layer<C> next() {
    return next;
  }

  @Override
  public void send(C call) {
    Subscription subscription = new Subscription(call);
    call.watch(subscription);
    subscription.begin();
    if (!call.ended()) {
      next.send(call);
    }
  }

  private static final class Subscription implements Runnable, Call.Watcher {
    private final Call call;
    private @Nullable Runnable takeBack;

    private Subscription(Call call) {
      this.call = call;
    }

    private void begin() {
      takeBack = call.context().cancellation().onCancel(this);
    }

    @Override
    public void run() {
      call.giveUp(new Cancelled(call.service()));
    }

    @Override
    public void ended(Call ended, @Nullable UpstreamFailure failure) {
      if (takeBack != null) {
        takeBack.run();
      }
    }
  }
}
