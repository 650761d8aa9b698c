// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.time.Duration;

/** Durations as files have them. */
public final class DurationText {
  private DurationText() {}

  /** A duration in the largest unit that holds it without a rest, such as {@code 300ms}. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
