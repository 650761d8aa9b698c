// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them elsewhere: with words for units, a space, a fraction. */
final class AmountWords {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) *([A-Za-z]+)");

  private static final Map<Pattern, String> DURATIONS =
      Map.of(
          Pattern.compile("ms|msecs?|millis|milliseconds?"), "ms",
          Pattern.compile("s|secs?|seconds?"), "s",
          Pattern.compile("m|mins?|minutes?"), "m",
          Pattern.compile("h|hrs?|hours?"), "h",
          Pattern.compile("d|days?"), "d");

  private static final Map<Pattern, String> SIZES =
      Map.of(
          Pattern.compile("b|bytes?"), "B",
          Pattern.compile("ki?"), "KiB",
          Pattern.compile("mi?"), "MiB",
          Pattern.compile("gi?"), "GiB");

  /** What fractions are written in: the next smaller unit, and how many of it make one. */
  private static final Map<String, Map.Entry<String, Integer>> SMALLER =
      Map.of(
          "s", Map.entry("ms", 1_000),
          "m", Map.entry("s", 60),
          "h", Map.entry("m", 60),
          "d", Map.entry("h", 24),
          "KiB", Map.entry("B", 1_024),
          "MiB", Map.entry("KiB", 1_024),
          "GiB", Map.entry("MiB", 1_024));

  private AmountWords() {}

  /**
   * The hint {@code did you mean "…"?}; empty where nothing is recognized.
   *
   * @param duration whether a duration is wanted; a size otherwise
   */
  static String hint(String text, boolean duration) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return "";
    }
    String unit = written.group(2).toLowerCase(Locale.ROOT);
    return (duration ? DURATIONS : SIZES)
        .entrySet().stream()
            .filter(known -> known.getKey().matcher(unit).matches())
            .map(known -> amount(new BigDecimal(written.group(1)), known.getValue()))
            .filter(amount -> !amount.isEmpty())
            .map(amount -> "did you mean \"" + amount + "\"?")
            .findFirst()
            .orElse("");
  }

  private static String amount(BigDecimal value, String unit) {
    BigDecimal whole = value.stripTrailingZeros();
    if (whole.scale() <= 0) {
      return whole.toPlainString() + unit;
    }
    Map.Entry<String, Integer> smaller = SMALLER.get(unit);
    return smaller == null
        ? ""
        : amount(whole.multiply(BigDecimal.valueOf(smaller.getValue())), smaller.getKey());
  }
}
