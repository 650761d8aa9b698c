// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.count;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Measures how much of a service's responses is used, by one response of many. For all threads. */
public final class UsageMeter {
  /** One of so many responses is measured; a prime, so that calls in any rhythm all come up. */
  static final int ONE_OF = 61;

  private final AtomicLong responses = new AtomicLong();
  private final LongAdder measured = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder used = new LongAdder();

  /** Counts a response that is about to be read; whether it is one to measure. */
  public boolean measuresNext() {
    return responses.getAndIncrement() % ONE_OF == 0;
  }

  /** Adds what was measured of a response, in bytes. */
  public void add(int ofBody, int ofValues) {
    measured.increment();
    received.add(ofBody);
    used.add(ofValues);
  }

  /** All so far. */
  public ServiceUsage usage() {
    return new ServiceUsage(responses.get(), measured.sum(), received.sum(), used.sum());
  }
}
