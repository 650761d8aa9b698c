// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the listener ends when {@code start} is asked to stop.
 *
 * @param pause how long requests are still served while {@code /readyz} says 503, so that balancers
 *     notice; absent: 5 s
 * @param grace how long requests in flight may take after that; absent: 20 s
 */
public record ShutdownConfig(Duration pause, Duration grace) {
  private static final Duration MAX = Duration.ofHours(1);

  /** What an absent setting means. */
  public static final ShutdownConfig DEFAULT = new ShutdownConfig(null, null);

  /** Sets defaults and guards. */
  public ShutdownConfig(@Nullable Duration pause, @Nullable Duration grace) {
    this.pause = pause == null ? Duration.ofSeconds(5) : pause;
    this.grace = grace == null ? Duration.ofSeconds(20) : grace;
    require(isWithin(this.pause), "pause", this.pause, "0ms to 1h");
    require(isWithin(this.grace), "grace", this.grace, "0ms to 1h");
  }

  private static boolean isWithin(Duration value) {
    return !value.isNegative() && value.compareTo(MAX) <= 0;
  }
}
