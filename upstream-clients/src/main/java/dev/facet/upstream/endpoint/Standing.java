// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Whether an endpoint gets its share of attempts, and what speaks for it. For any thread. */
final class Standing {
  private static final long NONE = Long.MIN_VALUE;
  private static final long LONG = Duration.ofSeconds(1).toNanos();
  private static final long FIRST_DOUBT = Duration.ofMillis(500).toNanos();

  /** A doubt is at most eight times as long as the first. */
  private static final int MAX_DOUBLINGS = 3;

  private final AtomicLong ejectedUntil = new AtomicLong(NONE);
  private final AtomicLong doubtedUntil = new AtomicLong(NONE);
  private final AtomicInteger streak = new AtomicInteger();
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean healthy = true;
  private volatile String unhealthyBecause = "";
  private volatile String ejectedBecause = "";
  private volatile long newSince = NONE;
  private volatile long failedAt;
  private final AtomicLong ejections = new AtomicLong();

  /** How many times in a row it was ejected, as far as that counts; guarded by {@link Outliers}. */
  int term;

  /** When it last came back, or will. Guarded by {@link Outliers}. */
  long returnsAt = NONE;

  /** Whether it gets its share of attempts, those whose breaker is open included. */
  boolean isIn() {
    return healthy && ejectedUntil.get() == NONE;
  }

  boolean isHealthy() {
    return healthy;
  }

  void healthy(boolean now, String cause) {
    unhealthyBecause = cause;
    healthy = now;
  }

  boolean isEjected() {
    return ejectedUntil.get() != NONE;
  }

  /** How long it is still ejected, in nanoseconds; 0 where it is not. */
  long ejectedFor(long now) {
    long until = ejectedUntil.get();
    return until == NONE ? 0 : Math.max(0, until - now);
  }

  /** Why it is out; empty where it is in. */
  String cause(long now) {
    if (!healthy) {
      return unhealthyBecause;
    }
    return ejectedFor(now) > 0 ? ejectedBecause : "";
  }

  void eject(long until, String cause) {
    ejectedBecause = cause;
    returnsAt = until;
    ejections.incrementAndGet();
    ejectedUntil.set(until);
  }

  /** Whether its time is over, which one caller is told. */
  boolean returns(long now) {
    long until = ejectedUntil.get();
    return until != NONE && until - now <= 0 && ejectedUntil.compareAndSet(until, NONE);
  }

  /** Whether it comes back though its time is not over, which one caller is told. */
  synchronized boolean returnsEarly(long now) {
    long until = ejectedUntil.get();
    boolean back = until != NONE && ejectedUntil.compareAndSet(until, NONE);
    if (back) {
      returnsAt = now;
    }
    return back;
  }

  long ejections() {
    return ejections.get();
  }

  /** Counts a success. */
  void succeeded() {
    trust();
    succeeded.increment();
  }

  /** Counts a failure. */
  void failed(long now) {
    failed.increment();
    failedAt = now;
  }

  /** Whether what failed may be well again. */
  boolean failedLongAgo(long now) {
    return now - failedAt >= LONG;
  }

  /**
   * It fails each time: it is asked again after a pause, which is twice as long each time.
   *
   * @param times how often it has been doubted since it last did what it should
   */
  void doubt(long now, int times) {
    doubtedUntil.set(now + (FIRST_DOUBT << Math.min(times, MAX_DOUBLINGS)));
  }

  /** Whether it failed each time lately. */
  boolean isDoubted() {
    return doubtedUntil.get() != NONE;
  }

  /** Whether it is too early to ask it again after it failed each time. */
  boolean isDoubtful(long now) {
    long until = doubtedUntil.get();
    return until != NONE && now - until < 0;
  }

  /** One attempt finds out whether it still fails; others go elsewhere meanwhile. */
  void probed(long now) {
    if (isDoubted()) {
      doubtedUntil.set(now + FIRST_DOUBT);
    }
  }

  private void trust() {
    if (isDoubted()) {
      doubtedUntil.set(NONE);
    }
  }

  /** The share of successes since the last time; negative where too few attempts were made. */
  double successRate(int requests) {
    long well = succeeded.sumThenReset();
    long all = well + failed.sumThenReset();
    return all < requests ? -1 : (double) well / all;
  }

  /** One more failure in a row. */
  int oneMore() {
    return streak.incrementAndGet();
  }

  /** So many failures in a row. */
  void streak(int failures) {
    if (streak.get() != failures) {
      streak.set(failures);
    }
  }

  /** Whether its latest attempt failed. */
  boolean fails() {
    return streak.get() > 0;
  }

  boolean isNew() {
    return newSince != NONE;
  }

  long newFor(long now) {
    return now - newSince;
  }

  void beginAnew(long now) {
    trust();
    newSince = now;
  }

  void settle() {
    newSince = NONE;
  }
}
