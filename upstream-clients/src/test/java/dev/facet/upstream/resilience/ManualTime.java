// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A clock and timers that go only when they are told to. */
final class ManualTime extends Clock implements LongSupplier, Timers {
  private static final long START = -7_000_000_000L;

  private record Due(long at, Runnable task) {}

  private final Map<Long, Due> timers = new TreeMap<>();
  private long now = START;
  private long numbers;

  /** Lets time pass, and every timer run when it is due. */
  void pass(Duration time) {
    long until = now + time.toNanos();
    while (true) {
      var due = timers.entrySet().stream().filter(timer -> timer.getValue().at() <= until);
      var next = due.min((a, b) -> Long.compare(a.getValue().at(), b.getValue().at()));
      if (next.isEmpty()) {
        break;
      }
      timers.remove(next.get().getKey());
      now = Math.max(now, next.get().getValue().at());
      next.get().getValue().task().run();
    }
    now = until;
  }

  /** Lets time pass in which no timer can run; those that are due by then run late, in order. */
  void stall(Duration time) {
    now += time.toNanos();
    pass(Duration.ZERO);
  }

  /** How many timers are set. */
  int pending() {
    return timers.size();
  }

  @Override
  public long getAsLong() {
    return now;
  }

  @Override
  public Timer set(long delayMillis, Runnable task) {
    if (delayMillis < 1) {
      throw new IllegalArgumentException("delay: " + delayMillis + " ms (expected: 1 or more)");
    }
    long number = ++numbers;
    timers.put(number, new Due(now + Duration.ofMillis(delayMillis).toNanos(), task));
    return () -> timers.remove(number);
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(now - START);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
