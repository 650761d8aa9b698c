// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

/**
 * A share.
 *
 * @param value in percent, 0 to 100
 */
public record Percentage(double value) {
  /** How many places all of a share has. */
  public static final int PLACES = 1_000_000;

  /** Guards the range. */
  public Percentage {
    require(value >= 0 && value <= 100, "percentage", value, "0% to 100%");
  }

  /**
   * Whether a place is within the share.
   *
   * @param place 0 to {@link #PLACES}, exclusive: at random, or of a hash
   */
  public static boolean holds(double percent, long place) {
    return place < percent / 100 * PLACES;
  }

  /** The value with its sign, such as {@code 50%}. */
  @Override
  public String toString() {
    return (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value)) + "%";
  }
}
