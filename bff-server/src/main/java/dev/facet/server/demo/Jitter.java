// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import java.time.Duration;
import java.util.Random;

/** How long a sample service thinks before it answers. */
@FunctionalInterface
interface Jitter {
  /** The delay of the next response, zero or more. */
  Duration next();

  /** No delay at all. */
  static Jitter none() {
    return () -> Duration.ZERO;
  }

  /**
   * Delays that look random and are the same in every run.
   *
   * @param seed chooses the sequence
   * @param least the shortest delay
   * @param most the longest delay, {@code least} or more
   */
  static Jitter seeded(long seed, Duration least, Duration most) {
    if (most.compareTo(least) < 0) {
      throw new IllegalArgumentException("most: " + most + " (expected: " + least + " or more)");
    }
    Random random = new Random(seed);
    return () -> Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}
