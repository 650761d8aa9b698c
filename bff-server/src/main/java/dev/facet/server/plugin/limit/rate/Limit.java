// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket of permits that fills evenly. So many requests can come at once; after that they can
 * come as fast as the bucket fills.
 *
 * @param permits how many the bucket holds, and how many come back in one window
 * @param window how long an empty bucket takes to be full, in whole seconds
 */
public record Limit(long permits, Duration window) {
  private static final Pattern SYNTAX =
      Pattern.compile("(?<permits>\\d{1,9})/(?<amount>\\d{1,7})(?<unit>s|m|h|d)");

  /** Guards the ranges. */
  public Limit {
    require(permits >= 1, "permits", permits, "1 or more");
    require(
        window.toSeconds() >= 1 && window.equals(Duration.ofSeconds(window.toSeconds())),
        "window",
        window,
        "whole seconds, 1s or more");
    require(window.compareTo(Duration.ofDays(366)) <= 0, "window", window, "a year or less");
    require(permits <= window.toNanos(), "permits", permits, "one per nanosecond or fewer");
  }

  /**
   * Reads a limit such as {@code 20/1s} or {@code 5000/1h}; the units are s, m, h and d.
   *
   * @throws IllegalArgumentException where it is malformed
   */
  public static Limit valueOf(String text) {
    Matcher parts = SYNTAX.matcher(text);
    require(parts.matches(), "limits", text, "permits/window, such as 20/1s");
    long amount = Long.parseLong(parts.group("amount"));
    Duration window =
        switch (parts.group("unit")) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return new Limit(Long.parseLong(parts.group("permits")), window);
  }

  /** Whether all that this limit lets through is within another one, in a burst and after it. */
  boolean keeps(Limit other) {
    return permits <= other.permits && interval() >= other.interval();
  }

  /** How long one permit takes to come back, in nanoseconds. */
  long interval() {
    return window.toNanos() / permits;
  }

  /** How long an empty bucket takes to be full, in nanoseconds and whole permits. */
  long capacity() {
    return permits * interval();
  }

  /** The limit as it is written, which is also its name in RateLimit headers. */
  @Override
  public String toString() {
    long seconds = window.toSeconds();
    if (seconds % 86_400 == 0) {
      return permits + "/" + seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return permits + "/" + seconds / 3600 + "h";
    }
    return permits + "/" + (seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
  }
}
