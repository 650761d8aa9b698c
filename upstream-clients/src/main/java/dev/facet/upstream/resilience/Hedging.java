// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.config.HedgeConfig;
import dev.facet.upstream.config.HedgeDelay;
import org.jspecify.annotations.Nullable;

/** How long an attempt takes before there is another one beside it. Usable from any thread. */
public interface Hedging {
  /** Instead of a time, where there is no other one. */
  long NEVER = -1;

  /** There is never another one. */
  Hedging OFF = _ -> NEVER;

  /** In nanoseconds; {@link #NEVER} for no other one. */
  long delay(long now);

  /** An attempt has a response, after so many nanoseconds. */
  default void answered(long nanos, long now) {}

  /** What the configuration of a service says; null for nothing. */
  static Hedging of(@Nullable HedgeConfig config, long now) {
    return config == null
        ? OFF
        : switch (config.after()) {
          case HedgeDelay.Fixed(var duration) -> {
            long nanos = duration.toNanos();
            yield _ -> nanos;
          }
          case HedgeDelay.Percentile(var percent) ->
              new ByPercentile(new LatencyHistogram(percent, now));
        };
  }

  /**
   * As long as most attempts take.
   *
   * @param latency knows how long they take
   */
  record ByPercentile(LatencyHistogram latency) implements Hedging {
    @Override
    public long delay(long now) {
      return latency.nanos(now);
    }

    @Override
    public void answered(long nanos, long now) {
      latency.add(nanos, now);
    }
  }
}
