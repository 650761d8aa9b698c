// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Regular expressions of what {@link UnitConverters} take, no more and no less. */
final class AmountRegex {
  private static final String DURATIONS =
      units(UnitConverters.MILLISECONDS, UnitConverters.MAX_DURATION.toMillis());

  static final ScalarShape.Amount DURATION =
      new ScalarShape.Amount(UnitConverters.DURATION, "^" + DURATIONS + "$");

  static final ScalarShape.Amount SIZE =
      new ScalarShape.Amount(
          UnitConverters.SIZE,
          "^" + units(UnitConverters.BYTES, UnitConverters.MAX_SIZE.bytes()) + "$");

  static final ScalarShape.Amount PERCENTAGE =
      new ScalarShape.Amount(
          UnitConverters.PERCENTAGE,
          "^(?=\\d{1,9}[.%])0*(?:100(?:\\.0{1,9})?|\\d{1,2}(?:\\.\\d{1,9})?)%$");

  static final ScalarShape.Amount HEDGE_DELAY =
      new ScalarShape.Amount(
          "p50 to p99, or a time of 1ms or longer",
          "^(?:p0?[5-9]\\d|(?!0+[a-z])" + DURATIONS + ")$");

  private AmountRegex() {}

  /** Up to 18 digits with a unit, and no more than there may be of each. */
  private static String units(Map<String, Long> units, long most) {
    return new TreeMap<>(units)
        .entrySet().stream()
            .map(unit -> upTo(most / unit.getValue()) + unit.getKey())
            .collect(Collectors.joining("|", "(?=\\d{1,18}[A-Za-z])0*(?:", ")"));
  }

  /** The decimal numbers without zeros before them, up to one. */
  private static String upTo(long most) {
    String digits = String.valueOf(most);
    List<String> ranges = new ArrayList<>();
    if (digits.length() > 1) {
      ranges.add("\\d{1," + (digits.length() - 1) + "}");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > '0') {
        int left = digits.length() - i - 1;
        String below = "[0-" + (char) (digits.charAt(i) - 1) + "]";
        ranges.add(digits.substring(0, i) + below + (left == 0 ? "" : "\\d{" + left + "}"));
      }
    }
    ranges.add(digits);
    return ranges.stream().collect(Collectors.joining("|", "(?:", ")"));
  }
}
