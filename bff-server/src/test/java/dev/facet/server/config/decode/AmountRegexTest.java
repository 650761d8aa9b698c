// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the regular expressions of amounts take is what their converters take. */
class AmountRegexTest {
  private static final List<String> FIGURES =
      List.of(
          "",
          "0",
          "00",
          "1",
          "01",
          "-1",
          "+1",
          "1.5",
          "1.",
          ".5",
          "1e3",
          "1_000",
          "49",
          "50",
          "99",
          "050",
          "0050",
          "100",
          "100.0",
          "100.000000001",
          "100.1",
          "099.999999999",
          "99.9999999991",
          "000000100",
          "0000000100",
          "101",
          "3650",
          "3651",
          "87600",
          "87601",
          "5256000",
          "5256001",
          "315360000",
          "315360001",
          "315360000000",
          "315360000001",
          "000315360000000",
          "1048576",
          "1048577",
          "1073741824",
          "1073741825",
          "1099511627776",
          "1099511627777",
          "1125899906842624",
          "1125899906842625",
          "1125899",
          "1125900",
          "1125899906",
          "1125899907",
          "1125899906842",
          "1125899906843",
          "000000000000000001",
          "0000000000000000001",
          "999999999999999999",
          "9999999999999999999",
          "１",
          "1 ");
  private static final List<String> UNITS =
      List.of(
          "", "ms", "s", "m", "h", "d", "MS", "S", "w", "B", "KB", "KiB", "MB", "MiB", "GB", "GiB",
          "TiB", "kib", "K", "%", "%%", " s", "s\n", "p");

  @Test
  void takesWhatTheConvertersTake() {
    List<String> texts = new ArrayList<>();
    FIGURES.forEach(figure -> UNITS.forEach(unit -> texts.add(figure + unit)));
    FIGURES.forEach(figure -> texts.add("p" + figure));

    for (Class<?> type :
        List.of(Duration.class, DataSize.class, Percentage.class, HedgeDelay.class)) {
      Pattern regex =
          Pattern.compile(
              ((ScalarShape.Amount) Objects.requireNonNull(ScalarShape.of(type))).regex());
      ScalarConverter<?> converter = new ScalarConverters(Map.of()).of(type);
      List<String> converted =
          texts.stream().filter(text -> isTaken(Objects.requireNonNull(converter), text)).toList();
      assertEquals(
          converted, texts.stream().filter(text -> regex.matcher(text).matches()).toList());
    }
  }

  @Test
  void takesNamesInAnyCase() {
    Class<?> type = java.util.concurrent.TimeUnit.class;
    Pattern regex =
        Pattern.compile(
            ((ScalarShape.Choice) Objects.requireNonNull(ScalarShape.of(type))).regex());
    ScalarConverter<?> converter = Objects.requireNonNull(new ScalarConverters(Map.of()).of(type));

    for (String text :
        List.of(
            "days", "DAYS", "da-ys", "_days", "day", "milliSeconds", "milli-seconds", "", "-")) {
      assertEquals(isTaken(converter, text), regex.matcher(text).matches(), text);
    }
  }

  private static boolean isTaken(ScalarConverter<?> converter, String text) {
    try {
      converter.convert(text);
      return true;
    } catch (RuntimeException rejected) {
      return false;
    }
  }
}
