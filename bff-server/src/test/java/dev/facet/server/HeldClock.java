// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A steady clock in nanoseconds that a test stops where clients are waited for only so long: then
 * no pause of the test's own thread, or of its machine, is taken for one of the client.
 */
public final class HeldClock implements LongSupplier {
  private long behind;
  private long stopped;
  private boolean stands;

  @Override
  public synchronized long getAsLong() {
    return stands ? stopped : System.nanoTime() - behind;
  }

  /** Stops it. */
  public synchronized void hold() {
    stopped = getAsLong();
    stands = true;
  }

  /** Lets it go on from where it was stopped. */
  public synchronized void go() {
    if (stands) {
      behind = System.nanoTime() - stopped;
      stands = false;
    }
  }

  /** So much passes at once while it is stopped. */
  public synchronized void pass(Duration time) {
    stopped += time.toNanos();
  }
}
