// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a value that is one scalar is written, for those who describe the file and do not read it.
 */
public sealed interface ScalarShape {
  /**
   * Anything; what of it is good only the value's type knows.
   *
   * @param examples words that are good, sorted; may be empty
   */
  record Text(List<String> examples) implements ScalarShape {}

  /** {@code true} or {@code false}. */
  record Truth() implements ScalarShape {}

  /**
   * An integer.
   *
   * @param max its greatest absolute value
   */
  record Whole(long max) implements ScalarShape {}

  /** A number. */
  record Decimal() implements ScalarShape {}

  /**
   * One of several names.
   *
   * @param names as they should be written
   * @param regex what is taken for one of them
   */
  record Choice(List<String> names, String regex) implements ScalarShape {}

  /**
   * An amount with its unit.
   *
   * @param expected what it is, in words
   * @param regex what is taken, for ECMAScript and Java alike
   */
  record Amount(String expected, String regex) implements ScalarShape {}

  /** The shapes of types that say no more than their text. */
  Map<Class<?>, ScalarShape> KNOWN =
      Map.ofEntries(
          Map.entry(boolean.class, new Truth()),
          Map.entry(Boolean.class, new Truth()),
          Map.entry(int.class, new Whole(Integer.MAX_VALUE)),
          Map.entry(Integer.class, new Whole(Integer.MAX_VALUE)),
          Map.entry(long.class, new Whole(Long.MAX_VALUE)),
          Map.entry(Long.class, new Whole(Long.MAX_VALUE)),
          Map.entry(double.class, new Decimal()),
          Map.entry(Double.class, new Decimal()),
          Map.entry(Duration.class, AmountRegex.DURATION),
          Map.entry(DataSize.class, AmountRegex.SIZE),
          Map.entry(Percentage.class, AmountRegex.PERCENTAGE),
          Map.entry(HedgeDelay.class, AmountRegex.HEDGE_DELAY));

  /** The shape of a type's values; null where the type is not written as a scalar. */
  static @Nullable ScalarShape of(Class<?> type) {
    if (KNOWN.containsKey(type)) {
      return KNOWN.get(type);
    }
    if (type.isEnum()) {
      return choice(type);
    }
    ScalarConverter<?> converter = new ScalarConverters(Map.of()).of(type);
    return converter == null ? null : new Text(KnownWords.of(type, converter));
  }

  /** Whether a type that is written as one scalar may be a mapping of its keys as well. */
  static boolean mayBeMapping(Class<?> type) {
    return ScalarConverters.isShortForm(type);
  }

  private static Choice choice(Class<?> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ScalarConverters.spelled((Enum<?>) constant))
            .toList();
    return new Choice(
        names,
        names.stream().map(ScalarShape::inAnyCase).collect(Collectors.joining("|", "^(?:", ")$")));
  }

  /** Names are compared without their case, and without what joins their words. */
  private static String inAnyCase(String name) {
    String joins = "[_-]*";
    return ScalarConverters.plainName(name)
        .chars()
        .mapToObj(c ->
            Character.isLetter(c)
                ? "[" + (char) c + (char) Character.toUpperCase(c) + "]"
                : String.valueOf((char) c))
        .collect(Collectors.joining(joins, joins, joins));
  }
}
