// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scalars that can be declared: what they take, and how they say that they take something not.
 */
final class ScalarCatalogTest {
  private static final List<Object> VALUES =
      List.of(
          "",
          " ",
          "x",
          "UK",
          "US",
          "us",
          "en_US",
          "2024",
          "2024-13",
          "2024-01",
          "2024-02-30",
          "P1Y",
          "PT1H",
          "P99999999999999999999D",
          "25:00",
          "10:00:00Z",
          "#fff",
          "ht!tp://x",
          "/x",
          "1-1-1-1-1",
          "1.5",
          "\u0000",
          1,
          2024,
          -1,
          1.5,
          Double.NaN,
          Long.MAX_VALUE,
          new BigDecimal("1e400"),
          new BigDecimal("1e400000"),
          new BigInteger("123456789012345678901234567890"),
          true,
          List.of(),
          List.of(1),
          Map.of("a", 1));

  static List<String> names() {
    return List.copyOf(ScalarCatalog.names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void failAsCallersKnowIt(String name) {
    Coercing<?, ?> scalar = scalar(name);
    for (Object value : VALUES) {
      assertEquals("", fault(() -> serialized(scalar, value), CoercingSerializeException.class));
      assertEquals("", fault(() -> parsed(scalar, value), CoercingParseValueException.class));
      for (Value<?> literal : literals(value)) {
        assertEquals("", fault(() -> read(scalar, literal), CoercingParseLiteralException.class));
      }
    }
  }

  /** What a client sends is written to services, as it was understood. */
  @ParameterizedTest
  @MethodSource("names")
  void writeWhatTheyRead(String name) {
    Coercing<?, ?> scalar = scalar(name);
    for (Object value : VALUES) {
      Object parsed;
      try {
        parsed = parsed(scalar, value);
      } catch (CoercingParseValueException _) {
        continue;
      }
      if (parsed != null) {
        Executable writing = () -> serialized(scalar, parsed);
        assertDoesNotThrow(writing, () -> name + " " + value);
      }
    }
  }

  private static String fault(Supplier<@Nullable Object> work, Class<?> known) {
    try {
      Object _ = work.get();
      return "";
    } catch (RuntimeException e) {
      return known.isInstance(e) ? "" : e.toString();
    }
  }

  private static List<Value<?>> literals(Object value) {
    return switch (value) {
      case String text -> List.of(StringValue.of(text));
      case BigDecimal number -> List.of(new FloatValue(number));
      case Integer number -> List.of(new IntValue(BigInteger.valueOf(number)));
      case BigInteger number -> List.of(new IntValue(number));
      default -> List.of();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "CountryCode, UK",
    "CountryCode, us",
    "Locale, en_US",
    "Locale, x",
    "Locale, ''",
    "Locale, i",
    "YearMonth, 2024-13",
    "UUID, 1-1-1-1-1",
    "Year, 24",
    "SecondsSinceEpoch, 1.5"
  })
  void rejectWhatIsNoneOfTheirValues(String name, String value) {
    Coercing<?, ?> scalar = scalar(name);
    assertThrows(CoercingSerializeException.class, () -> serialized(scalar, value));
    assertThrows(CoercingParseValueException.class, () -> parsed(scalar, value));
    assertThrows(CoercingParseLiteralException.class, () -> read(scalar, StringValue.of(value)));
  }

  @Test
  void changeNoNumbers() {
    Coercing<?, ?> seconds = scalar("SecondsSinceEpoch");
    assertThrows(CoercingSerializeException.class, () -> serialized(seconds, 1.5));
    assertThrows(CoercingParseValueException.class, () -> parsed(seconds, 1706659200.9));
    assertThrows(
        CoercingSerializeException.class,
        () -> serialized(seconds, new BigInteger("123456789012345678901234567890")));
    assertEquals(1_706_659_200L, serialized(seconds, 1_706_659_200));
    assertEquals(1_706_659_200L, serialized(seconds, new BigDecimal("1706659200.0")));
  }

  @Test
  void readYearsAsServicesWriteThem() {
    Coercing<?, ?> year = scalar("Year");
    assertEquals("2024", serialized(year, 2024L));
    assertEquals("2024", serialized(year, "2024"));
    assertEquals("2024", serialized(year, parsed(year, 2024)));
    assertEquals("2024", serialized(year, read(year, new IntValue(BigInteger.valueOf(2024)))));
    assertThrows(CoercingSerializeException.class, () -> serialized(year, 2024.5));
    assertThrows(CoercingSerializeException.class, () -> serialized(year, 12_345));
  }

  @Test
  void readLanguageTags() {
    for (String tag : List.of("en-US", "de", "zh-Hant-TW", "sr-Latn")) {
      assertEquals(tag, serialized(scalar("Locale"), tag));
      assertEquals(tag, serialized(scalar("Locale"), parsed(scalar("Locale"), tag)));
    }
  }

  private static Coercing<?, ?> scalar(String name) {
    return ScalarCatalog.find(name).orElseThrow().getCoercing();
  }

  private static @Nullable Object serialized(Coercing<?, ?> scalar, Object value) {
    return scalar.serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
  }

  private static Object parsed(Coercing<?, ?> scalar, Object value) {
    return requireNonNull(scalar.parseValue(value, GraphQLContext.getDefault(), Locale.ROOT));
  }

  private static Object read(Coercing<?, ?> scalar, Value<?> literal) {
    return requireNonNull(
        scalar.parseLiteral(
            literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT));
  }
}
