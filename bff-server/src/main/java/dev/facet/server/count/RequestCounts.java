// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The requests that one route answered, and how long they took. Safe for all threads. */
public final class RequestCounts {
  /**
   * The longest durations of the buckets but for the last, which takes the rest, in nanoseconds.
   */
  private static final long[] BOUNDS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .mapToLong(TimeUnit.MILLISECONDS::toNanos)
          .toArray();

  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<StatusClass, LongAdder> statuses = new EnumMap<>(StatusClass.class);
  private final LongAdder[] buckets =
      Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toArray(LongAdder[]::new);
  private final LongAdder nanos = new LongAdder();

  private final LongAdder compressed = new LongAdder();
  private final AtomicInteger webSockets = new AtomicInteger();

  /** All at nothing. The map never changes after this. */
  public RequestCounts() {
    for (StatusClass status : StatusClass.values()) {
      statuses.put(status, new LongAdder());
    }
  }

  /**
   * Counts a request that is over.
   *
   * @param status of the response; 0 where there was none
   * @param took from its head to the last byte of the response, in nanoseconds
   */
  public void done(int status, long took) {
    adder(StatusClass.of(status)).increment();
    buckets[bucket(took)].increment();
    nanos.add(took);
  }

  private static int bucket(long took) {
    int bucket = 0;
    while (bucket < BOUNDS.length && took > BOUNDS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** Responses that a policy compressed. */
  public LongAdder compressed() {
    return compressed;
  }

  /** How many WebSockets are open, or about to be; changed by those who open and close them. */
  public AtomicInteger webSockets() {
    return webSockets;
  }

  /** Requests so far that came to this. */
  public long requests(StatusClass status) {
    return adder(status).sum();
  }

  /** The longest durations of the buckets, in seconds; that of the last one is infinite. */
  public static double[] bounds() {
    double[] seconds = new double[BOUNDS.length + 1];
    for (int i = 0; i < BOUNDS.length; i++) {
      seconds[i] = BOUNDS[i] / NANOS_PER_SECOND;
    }
    seconds[BOUNDS.length] = Double.POSITIVE_INFINITY;
    return seconds;
  }

  /** Requests so far by how long they took, each in one bucket. */
  public long[] durations() {
    long[] sums = new long[buckets.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = buckets[i].sum();
    }
    return sums;
  }

  /** How long all requests so far took together. */
  public double seconds() {
    return nanos.sum() / NANOS_PER_SECOND;
  }

  private LongAdder adder(StatusClass status) {
    return Objects.requireNonNull(statuses.get(status));
  }
}
