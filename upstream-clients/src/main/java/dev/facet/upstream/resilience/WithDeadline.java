// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a call its latest time, the deadline of the inbound request or the call's own time where
 * that is over sooner, and holds it to that time and its attempts to theirs. A stream has a time of
 * its own only where its request says so. One timer a call: it looks at the clock when it runs and
 * is set again for what is left, instead of being moved with every piece of a body and every
 * attempt.
 */
public final class WithDeadline<C extends Call> implements Layer<C> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Timers of a busy event loop are late by some milliseconds. */
  static final long LATE_NANOS = 20 * NANOS_PER_MILLI;

  private final Duration total;
  private final long firstLook;
  private final Timers timers;
  private final Layer<C> next;

  /**
   * Wraps a layer.
   *
   * @param total the time of a buffered call whose request names none
   * @param attempt how soon an attempt may be overdue, so that the clock is looked at by then
   */
  public WithDeadline(Duration total, Duration attempt, Timers timers, Layer<C> next) {
    this.total = total;
    this.firstLook = attempt.toNanos();
    this.timers = timers;
    this.next = next;
  }

  @Override
  public Layer<C> next() {
    return next;
  }

  @Override
  public void send(C call) {
    long deadline = call.context().deadline();
    long start = call.startedAt();
    if (deadline != NO_DEADLINE && deadline - start <= 0) {
      call.fail(new DeadlinePassed(call.service()));
      return;
    }
    Duration own = ownTime(call);
    if (own != null && (deadline == NO_DEADLINE || own.toNanos() < deadline - start)) {
      call.limit(start + own.toNanos(), own);
    } else {
      call.limit(deadline, null);
    }
    Alarm alarm = new Alarm(call);
    call.watch(alarm);
    alarm.set(start, start + firstLook);
    next.send(call);
  }

  private @Nullable Duration ownTime(C call) {
    Duration requested = call.request().timeout();
    if (requested != null) {
      return requested;
    }
    return call.buffered() ? total : null;
  }

  /**
   * Looks at the clock. An alarm that comes late has waited for an event loop that stood still:
   * what services said meanwhile is there and not read yet, so that it looks once more when it is.
   */
  private final class Alarm implements Runnable, Call.Watcher {
    private final Call call;
    private Timers.Timer timer = Timers.Timer.NONE;
    private long awaited;

    private Alarm(Call call) {
      this.call = call;
    }

    /** Looks again by then, or at the call's latest time where that is sooner. */
    private void set(long now, long then) {
      long left = then - now;
      long due = call.due();
      if (due != NO_DEADLINE) {
        left = Math.min(left, due - now);
      }
      // Rounded up, so that it never runs before its time and has to be set once more.
      long millis = Math.max(1, Math.ceilDiv(left, NANOS_PER_MILLI));
      awaited = now + millis * NANOS_PER_MILLI;
      timer = timers.set(millis, this);
    }

    /** Sets it behind what the event loop reads next, once for a stall. */
    private void setBehindReads() {
      awaited = NO_DEADLINE;
      timer = timers.set(1, this);
    }

    @Override
    public void run() {
      long now = call.now();
      if (awaited != NO_DEADLINE && now - awaited > LATE_NANOS) {
        setBehindReads();
        return;
      }
      long due = call.due();
      if (due != NO_DEADLINE && now - due >= 0) {
        call.giveUp(call.overdue());
        return;
      }
      giveUpWhereDue(call.other(), now);
      giveUpWhereDue(call.current(), now);
      if (!call.ended()) {
        set(now, now + Math.min(left(call.current(), now), left(call.other(), now)));
      }
    }

    private static void giveUpWhereDue(@Nullable Attempt attempt, long now) {
      if (attempt != null && !attempt.ended()) {
        attempt.giveUpWhereDue(now);
      }
    }

    /** How long an attempt has left before it is looked at again. */
    private long left(@Nullable Attempt attempt, long now) {
      long due = attempt == null || attempt.ended() ? NO_DEADLINE : attempt.due();
      return due == NO_DEADLINE ? firstLook : due - now;
    }

    @Override
    public void ended(Call ended, @Nullable UpstreamFailure failure) {
      timer.cancel();
    }
  }
}
