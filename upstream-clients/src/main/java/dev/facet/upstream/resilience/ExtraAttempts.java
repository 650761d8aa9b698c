// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;

/**
 * How many attempts a service gets beyond the first ones of its calls: a share of the calls of the
 * last ten seconds, so that a service that is ill does not get more to do than one that is well. A
 * service with few calls may be tried some times more all the same. Usable from any thread; to
 * count a call costs one increment.
 */
public final class ExtraAttempts {
  private static final long SLOT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final double WHOLE = 100;

  /** How many of them may be retries however few calls there are. */
  private static final int RETRY_FLOOR = 10;

  /** The same of hedges. */
  private static final int HEDGE_FLOOR = 1;

  private final double retryShare;
  private final double hedgeShare;

  /** The seconds before the current one, the oldest first; guarded by this. */
  private final Deque<Slot> past = new ArrayDeque<>();

  private volatile Slot current;

  private static final class Slot {
    private final long start;
    private final LongAdder calls = new LongAdder();

    /** These two are guarded by the whole. */
    private int retries;

    private int hedges;

    private Slot(long start) {
      this.start = start;
    }
  }

  /**
   * With nothing spent.
   *
   * @param retries the share of calls that may be retried
   * @param hedges the share of calls that may be hedged
   * @param now in nanoseconds of a steady clock
   */
  public ExtraAttempts(Percentage retries, Percentage hedges, long now) {
    this.retryShare = retries.value() / WHOLE;
    this.hedgeShare = hedges.value() / WHOLE;
    this.current = new Slot(now);
  }

  /** Counts a call. */
  void called(long now) {
    slot(now).calls.increment();
  }

  /** Takes a retry; false where there were too many. */
  synchronized boolean takeRetry(long now) {
    Slot slot = slot(now);
    boolean granted = leaves(retryShare, RETRY_FLOOR, each -> each.retries);
    slot.retries += granted ? 1 : 0;
    return granted;
  }

  /** Takes a hedge; false where there were too many. */
  synchronized boolean takeHedge(long now) {
    Slot slot = slot(now);
    boolean granted = leaves(hedgeShare, HEDGE_FLOOR, each -> each.hedges);
    slot.hedges += granted ? 1 : 0;
    return granted;
  }

  /** Takes back a hedge that was not sent. */
  synchronized void returnHedge() {
    current.hedges--; // or below 0, where it was taken in a second that is counted too
  }

  /**
   * Whether there were fewer than a share of the calls. Both kinds together are no more than the
   * larger share: a service that is down gets no more.
   */
  private boolean leaves(double share, int floor, ToIntFunction<Slot> of) {
    double larger = Math.max(retryShare, hedgeShare);
    return share > 0
        && spent(of) < most(share, floor)
        && spent(each -> each.retries + each.hedges) < most(larger, RETRY_FLOOR);
  }

  private long most(double share, int floor) {
    return Math.max(floor, (long) (share * calls()));
  }

  private long spent(ToIntFunction<Slot> of) {
    long spent = of.applyAsInt(current);
    for (Slot each : past) {
      spent += of.applyAsInt(each);
    }
    return spent;
  }

  private long calls() {
    long calls = current.calls.sum();
    for (Slot each : past) {
      calls += each.calls.sum();
    }
    return calls;
  }

  private Slot slot(long now) {
    Slot slot = current;
    return now - slot.start < SLOT_NANOS ? slot : next(now);
  }

  private synchronized Slot next(long now) {
    if (now - current.start < SLOT_NANOS) {
      return current;
    }
    past.addLast(current);
    while (!past.isEmpty() && now - past.getFirst().start >= WINDOW_NANOS) {
      past.removeFirst();
    }
    current = new Slot(now);
    return current;
  }
}
