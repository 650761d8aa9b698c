// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import io.vertx.core.Handler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a call up where the service shows no life for too long while it is its turn, which it is
 * not while the call waits for a place or its client is waited for, or where the latest time of the
 * call has passed. One timer a call: it looks at the clock when it runs and is set again for what
 * is left, instead of being moved with every piece of a body.
 */
public final class WithAttemptTimeout<C extends Call> implements Layer<C> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Duration patience;
  private final long patienceNanos;
  private final Timers timers;
  private final Layer<C> next;

  /**
   * Wraps a layer.
   *
   * @param patience the longest time to the head of the response and between two pieces of its body
   */
  public WithAttemptTimeout(Duration patience, Timers timers, Layer<C> next) {
    this.patience = patience;
    this.patienceNanos = patience.toNanos();
    this.timers = timers;
    this.next = next;
  }

  @Override
  public void send(C call) {
    Alarm alarm = new Alarm(call);
    call.watch(alarm);
    alarm.set(call.startedAt());
    next.send(call);
  }

  private final class Alarm implements Handler<Long>, Call.Watcher {
    private final Call call;
    private long timer;

    private Alarm(Call call) {
      this.call = call;
    }

    private void set(long now) {
      long left = patienceNanos;
      if (call.awaitingService()) {
        left -= now - call.progressAt();
      }
      long due = call.due();
      if (due != NO_DEADLINE) {
        left = Math.min(left, due - now);
      }
      // Rounded up, so that it never runs before its time and has to be set once more.
      timer = timers.set(Math.max(1, Math.ceilDiv(left, NANOS_PER_MILLI)), this);
    }

    @Override
    public void handle(Long ran) {
      long now = call.now();
      long due = call.due();
      if (due != NO_DEADLINE && now - due >= 0) {
        call.giveUp(call.overdue());
      } else if (call.awaitingService() && now - call.progressAt() >= patienceNanos) {
        call.giveUp(new TimedOut(call.service(), patience));
      } else {
        set(now);
      }
    }

    @Override
    public void ended(Call ended, @Nullable UpstreamFailure failure) {
      timers.cancel(timer);
    }
  }
}
