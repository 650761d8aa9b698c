// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static dev.facet.server.config.finding.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.finding.ConfigCode.MISSING_UNIT;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.BadScalar;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts that carry a unit. */
final class UnitConverters {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})([A-Za-z]*)");
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3})");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(%?)");

  static final String DURATION = "an integer with a unit: 300ms, 2s, 5m, 1h or 1d";
  static final String SIZE = "an integer with a unit: 512B, 8KiB, 1MiB or 10MB";
  static final String PERCENTAGE = "a percentage, such as 20%";

  /** Longer ones are mistakes, and must not overflow where they are added up. */
  static final Duration MAX_DURATION = Duration.ofDays(3650);

  static final DataSize MAX_SIZE = new DataSize(1L << 50);

  static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  static final Map<String, Long> BYTES =
      Map.of(
          "B",
          1L,
          "KB",
          1_000L,
          "KiB",
          1L << 10,
          "MB",
          1_000_000L,
          "MiB",
          1L << 20,
          "GB",
          1_000_000_000L,
          "GiB",
          1L << 30);

  private UnitConverters() {}

  static Duration duration(String text) {
    Matcher amount = amount(text, DURATION);
    if (amount.group(2).isEmpty()) {
      throw new BadScalar(
          MISSING_UNIT, DURATION, "did you mean \"" + text + guessUnit(text) + "\"?");
    }
    BigInteger total = product(amount, MILLISECONDS, DURATION);
    if (total.compareTo(BigInteger.valueOf(MAX_DURATION.toMillis())) > 0) {
      throw new BadScalar(BAD_VALUE, "at most 3650d");
    }
    return Duration.ofMillis(total.longValueExact());
  }

  static DataSize dataSize(String text) {
    Matcher amount = amount(text, SIZE);
    if (amount.group(2).isEmpty()) {
      String hint = "did you mean \"" + text + "B\" or \"" + text + "KiB\"?";
      throw new BadScalar(MISSING_UNIT, SIZE, hint);
    }
    BigInteger total = product(amount, BYTES, SIZE);
    if (total.compareTo(BigInteger.valueOf(MAX_SIZE.bytes())) > 0) {
      throw new BadScalar(BAD_VALUE, "at most 1048576GiB");
    }
    return new DataSize(total.longValueExact());
  }

  static HedgeDelay hedgeDelay(String text) {
    Matcher percentile = PERCENTILE.matcher(text);
    return percentile.matches()
        ? new HedgeDelay.Percentile(Integer.parseInt(percentile.group(1)))
        : new HedgeDelay.Fixed(duration(text));
  }

  static Percentage percentage(String text) {
    Matcher share = SHARE.matcher(text);
    if (!share.matches()) {
      throw new BadScalar(BAD_VALUE, PERCENTAGE);
    }
    if (share.group(2).isEmpty()) {
      throw new BadScalar(MISSING_UNIT, PERCENTAGE, "did you mean \"" + text + "%\"?");
    }
    BigDecimal value = new BigDecimal(share.group(1));
    if (value.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new BadScalar(BAD_VALUE, "0% to 100%");
    }
    return new Percentage(value.doubleValue());
  }

  private static Matcher amount(String text, String expected) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      throw new BadScalar(BAD_VALUE, expected, AmountWords.hint(text, expected.equals(DURATION)));
    }
    return amount;
  }

  private static BigInteger product(Matcher amount, Map<String, Long> units, String expected) {
    Long unit = units.get(amount.group(2));
    if (unit == null) {
      String near = Suggestion.nearest(amount.group(2), new TreeMap<>(units).keySet()).orElse("");
      String hint = near.isEmpty() ? "" : "did you mean \"" + amount.group(1) + near + "\"?";
      String known = AmountWords.hint(amount.group(), expected.equals(DURATION));
      throw new BadScalar(BAD_VALUE, expected, known.isEmpty() ? hint : known);
    }
    return new BigInteger(amount.group(1)).multiply(BigInteger.valueOf(unit));
  }

  /** Files that leave the unit out mean milliseconds by large numbers and seconds by small ones. */
  private static String guessUnit(String text) {
    return text.length() > 2 ? "ms" : "s";
  }
}
