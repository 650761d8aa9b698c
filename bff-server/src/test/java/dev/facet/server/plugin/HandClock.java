// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves by hand; time of day and steady time go together. */
public final class HandClock implements InstantSource {
  /** When every test begins. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  // Close to the end of its range: the steady clock may wrap around.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final AtomicLong passed = new AtomicLong();

  @Override
  public Instant instant() {
    return START.plusNanos(passed.get());
  }

  /** The steady time. */
  public long nanoTime() {
    return nanos.get() + passed.get();
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }
}
