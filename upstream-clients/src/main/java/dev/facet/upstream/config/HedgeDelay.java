// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;

/** How long an attempt takes before there is another one beside it. */
public sealed interface HedgeDelay {
  /**
   * As long as so many of a hundred attempts of the service take at most.
   *
   * @param percent 50 to 99
   */
  record Percentile(int percent) implements HedgeDelay {
    private static final int MIN = 50;
    private static final int MAX = 99;

    /** Guards the range. */
    public Percentile {
      require(percent >= MIN && percent <= MAX, "after", "p" + percent, "p50 to p99");
    }

    /** As the file spells it. */
    @Override
    public String toString() {
      return "p" + percent;
    }
  }

  /**
   * A time that does not change.
   *
   * @param duration 1 ms or longer
   */
  record Fixed(Duration duration) implements HedgeDelay {
    /** Guards the range. */
    public Fixed {
      require(duration.toMillis() >= 1, "after", "no time", "1ms or longer");
    }

    /** As the file spells it. */
    @Override
    public String toString() {
      return duration.toMillis() + "ms";
    }
  }
}
