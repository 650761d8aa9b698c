// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what others do in their own time, and of which there is no signal. */
public final class Eventually {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private Eventually() {}

  /**
   * Returns when something is so.
   *
   * @param what is not so where it never comes to be
   */
  public static void await(String what, BooleanSupplier so) {
    long begun = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (Thread.interrupted() || System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new AssertionError("it never came to be: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS); // leaves the processor to those who are waited for
    }
  }
}
