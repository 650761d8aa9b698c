// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.CallContext;
import java.util.function.LongSupplier;

/** Shares the time of one operation out among its waves. */
public final class WaveClock {
  private final CallContext context;
  private final boolean changes;
  private final LongSupplier nanoTime;
  private CallContext wave;

  /**
   * A clock for one operation.
   *
   * @param context with the deadline of the whole operation
   * @param changes whether its calls change something, as in mutations
   * @param nanoTime a steady clock
   */
  WaveClock(CallContext context, boolean changes, LongSupplier nanoTime) {
    this.context = context;
    this.changes = changes;
    this.nanoTime = nanoTime;
    this.wave = context;
  }

  /**
   * Begins a wave. Its calls may take an equal share of the time that is left for all waves, so
   * that one that is late costs its own values and not those of the waves behind it. Calls that
   * change something may take all of it: the outcome of one that was cut off would be unknown.
   *
   * @param left waves that are still to come at most, this one included
   */
  public void begin(int left) {
    if (left > 1 && !changes && context.deadline() != CallContext.NO_DEADLINE) {
      long now = nanoTime.getAsLong();
      wave = context.until(now + (context.deadline() - now) / left);
    } else {
      wave = context;
    }
  }

  /** The context of the calls of the present wave. */
  CallContext wave() {
    return wave;
  }
}
