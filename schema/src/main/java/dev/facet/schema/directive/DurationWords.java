// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as schema files have them: {@code 800ms}, {@code 2s}, {@code 10m}, {@code 1d}. */
final class DurationWords {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

  /** Longer ones are mistakes, and must not overflow where they are added up. */
  private static final Duration MAX_DURATION = Duration.ofDays(365);

  private DurationWords() {}

  /** The duration, longer than none and 365 days at most; null for anything else. */
  static @Nullable Duration read(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration = of(amount, matcher.group(2));
    return duration.compareTo(MAX_DURATION) > 0 ? null : duration;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
