// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What time it is.
 *
 * @param time the time of day
 * @param nanoTime a steady clock, in nanoseconds
 */
public record Clocks(InstantSource time, LongSupplier nanoTime) {
  /** Those of the machine. */
  public static Clocks system() {
    return new Clocks(InstantSource.system(), System::nanoTime);
  }
}
