// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long the responses of a service took lately: over the last 30 to 60 seconds, each to an
 * eighth of its length. Usable from any thread.
 */
final class LatencyHistogram {
  private static final long HALF_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int MIN_SAMPLES = 100;
  private static final double WHOLE = 100;

  /** Each power of two is so many buckets; less than so many microseconds are one each. */
  private static final int STEPS = 8;

  private static final int STEP_BITS = 3;
  private static final int BUCKETS = STEPS * 40;

  private final int percent;
  private volatile AtomicIntegerArray current = new AtomicIntegerArray(BUCKETS);
  private volatile long begun;
  private volatile long knownAt;
  private volatile long known = Hedging.NEVER;

  /** The half before; guarded by this. */
  private AtomicIntegerArray before = new AtomicIntegerArray(BUCKETS);

  /**
   * Without a sample.
   *
   * @param percent what part of the samples the value asked for is as long as, or longer than
   */
  LatencyHistogram(int percent, long now) {
    this.percent = percent;
    this.begun = now;
    this.knownAt = now - FRESH_NANOS;
  }

  /** Adds a sample. */
  void add(long nanos, long now) {
    if (now - begun >= HALF_NANOS) {
      rotate(now);
    }
    current.incrementAndGet(bucket(nanos));
  }

  /** The percentile, at most a second old; {@link Hedging#NEVER} for fewer than 100 samples. */
  long nanos(long now) {
    if (now - knownAt >= FRESH_NANOS) {
      learn(now);
    }
    return known;
  }

  private synchronized void learn(long now) {
    rotate(now);
    knownAt = now;
    known = percentile();
  }

  private long percentile() {
    AtomicIntegerArray latest = current;
    long samples = 0;
    for (int i = 0; i < BUCKETS; i++) {
      samples += before.get(i) + latest.get(i);
    }
    if (samples < MIN_SAMPLES) {
      return Hedging.NEVER;
    }
    long left = (long) Math.ceil(samples * (percent / WHOLE));
    int bucket = -1;
    while (left > 0 && bucket < BUCKETS - 1) {
      bucket++;
      left -= before.get(bucket) + latest.get(bucket);
    }
    return longest(bucket);
  }

  private synchronized void rotate(long now) {
    long age = now - begun;
    if (age < HALF_NANOS) {
      return;
    }
    before = age < 2 * HALF_NANOS ? current : new AtomicIntegerArray(BUCKETS);
    current = new AtomicIntegerArray(BUCKETS);
    begun = now;
  }

  private static int bucket(long nanos) {
    long micros = Math.max(0, nanos / NANOS_PER_MICRO);
    if (micros < STEPS) {
      return (int) micros;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - STEP_BITS;
    int step = (int) (micros >>> shift) - STEPS;
    return Math.min(BUCKETS - 1, STEPS * (shift + 1) + step);
  }

  /** The longest time of a bucket, in nanoseconds. */
  private static long longest(int bucket) {
    if (bucket < STEPS) {
      return (bucket + 1) * NANOS_PER_MICRO;
    }
    int shift = bucket / STEPS - 1;
    long step = bucket % STEPS + STEPS + 1L;
    return (step << shift) * NANOS_PER_MICRO;
  }
}
