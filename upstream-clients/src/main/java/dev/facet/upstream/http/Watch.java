// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The one timer of a call. It is set to the first limit that can pass and looks again when it
 * rings, so that progress costs a reading of the clock and no new timer.
 */
final class Watch {
  /** Who is told. */
  interface Listener {
    /** Whether the service's turn is now; while it is the caller's, silence is no fault. */
    boolean awaitsService();

    /** A limit has passed; the watch has stopped. */
    void expired(UpstreamFailure failure);
  }

  private static final long NOT_SET = -1;
  private static final long NEVER = Long.MAX_VALUE;

  private final ContextInternal context;
  private final LongSupplier nanoTime;
  private final String service;
  private final Listener listener;
  private final long started;
  private final Duration attempt;
  private Duration total;
  private long untilDeadline;
  private long lastProgress;
  private long timer = NOT_SET;

  /**
   * A watch whose time runs from now on.
   *
   * @param attempt the longest silence of the service
   * @param total the longest whole call
   * @param deadline as in {@link CallContext#deadline}
   */
  Watch(
      ContextInternal context,
      LongSupplier nanoTime,
      String service,
      Listener listener,
      Duration attempt,
      Duration total,
      long deadline) {
    this.context = context;
    this.nanoTime = nanoTime;
    this.service = service;
    this.listener = listener;
    this.attempt = attempt;
    this.total = total;
    this.started = nanoTime.getAsLong();
    this.untilDeadline = deadline == CallContext.NO_DEADLINE ? NEVER : deadline - started;
  }

  /** Whether the deadline had passed before the call began. */
  boolean tooLate() {
    return untilDeadline <= 0;
  }

  /** How long the call has lasted, in nanoseconds. */
  long elapsed() {
    return nanoTime.getAsLong() - started;
  }

  /** Begins to watch. */
  void start() {
    set(Math.min(attempt.toNanos(), Math.min(total.toNanos(), untilDeadline)));
  }

  /** Notes that the service, or the caller whose turn it was, did something. */
  void progress() {
    lastProgress = elapsed();
  }

  /** From now on only silence counts. */
  void watchOnlySilence() {
    total = Duration.ofNanos(NEVER);
    untilDeadline = NEVER;
    progress();
  }

  /** Ends; harmless when called again. */
  void stop() {
    if (timer != NOT_SET) {
      context.owner().cancelTimer(timer);
      timer = NOT_SET;
    }
  }

  private void set(long delayNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(delayNanos + 999_999);
    timer = context.setTimer(Math.max(1, millis), rung -> look());
  }

  private void look() {
    timer = NOT_SET;
    long now = elapsed();
    long silentUntil = (listener.awaitsService() ? lastProgress : now) + attempt.toNanos();
    if (now >= untilDeadline) {
      listener.expired(new UpstreamFailure.DeadlinePassed(service));
    } else if (now >= total.toNanos()) {
      listener.expired(new UpstreamFailure.TimedOut(service, total));
    } else if (now >= silentUntil) {
      listener.expired(new UpstreamFailure.TimedOut(service, attempt));
    } else {
      set(Math.min(silentUntil, Math.min(total.toNanos(), untilDeadline)) - now);
    }
  }
}
