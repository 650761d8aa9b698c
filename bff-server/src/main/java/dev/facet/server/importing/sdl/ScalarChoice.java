// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import dev.facet.server.importing.sample.ValueKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which scalar values of a sample have. An enum is never guessed. */
public final class ScalarChoice {
  private static final Pattern IDENTIFIER = Pattern.compile("_?ids?|.*(I[dD]s?|_ids?)");
  private static final Set<ValueKind> KEYS =
      EnumSet.of(ValueKind.INT, ValueKind.LONG, ValueKind.BIG_INTEGER, ValueKind.TEXT);
  private static final Set<ValueKind> NUMBERS =
      EnumSet.of(ValueKind.INT, ValueKind.LONG, ValueKind.BIG_INTEGER, ValueKind.FLOAT);
  private static final Set<ValueKind> STRINGS =
      EnumSet.of(ValueKind.DATE, ValueKind.DATE_TIME, ValueKind.TEXT);

  private ScalarChoice() {}

  /**
   * The scalar of a field; empty where the kinds have none in common.
   *
   * @param kinds one or more
   * @param field its name
   */
  public static Optional<String> of(Set<ValueKind> kinds, String field) {
    if (IDENTIFIER.matcher(field).matches() && KEYS.containsAll(kinds)) {
      return Optional.of("ID");
    }
    if (kinds.size() == 1) {
      return single(kinds.iterator().next());
    }
    if (STRINGS.containsAll(kinds)) {
      return Optional.of("String");
    }
    return NUMBERS.containsAll(kinds) ? Optional.of(number(kinds)) : Optional.empty();
  }

  private static Optional<String> single(ValueKind kind) {
    return switch (kind) {
      case BOOLEAN -> Optional.of("Boolean");
      case INT -> Optional.of("Int");
      case LONG -> Optional.of("Long");
      case BIG_INTEGER -> Optional.of("BigInteger");
      case FLOAT -> Optional.of("Float");
      case DATE -> Optional.of("Date");
      case DATE_TIME -> Optional.of("DateTime");
      case TEXT -> Optional.of("String");
      case OBJECT, LIST -> Optional.empty();
    };
  }

  /** Of several kinds of numbers the one that loses nothing. */
  private static String number(Set<ValueKind> kinds) {
    boolean big = kinds.contains(ValueKind.BIG_INTEGER);
    if (kinds.contains(ValueKind.FLOAT)) {
      return big || kinds.contains(ValueKind.LONG) ? "BigDecimal" : "Float";
    }
    return big ? "BigInteger" : "Long";
  }

  /** The kinds in words, such as {@code an object and a string}. */
  static String words(Set<ValueKind> kinds) {
    return kinds.stream().map(ScalarChoice::word).distinct().collect(Collectors.joining(" and "));
  }

  private static String word(ValueKind kind) {
    return switch (kind) {
      case BOOLEAN -> "a boolean";
      case INT, LONG, BIG_INTEGER -> "an integer";
      case FLOAT -> "a number";
      case DATE, DATE_TIME, TEXT -> "a string";
      case OBJECT -> "an object";
      case LIST -> "a list";
    };
  }
}
