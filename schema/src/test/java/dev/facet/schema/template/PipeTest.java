// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipeTest {
  @Test
  void defaultStandsInForNullOnly() {
    assertEquals("*", apply("default(\"*\")", null));
    assertEquals("", apply("default(\"*\")", ""));
    assertEquals(false, apply("default(true)", false));
    assertEquals(20L, apply("default(20)", null));
    assertEquals(new BigDecimal("-1.5"), apply("default(-1.5)", null));
    assertEquals(false, apply("default(false)", null));
    assertEquals("it's", apply("default(\"it's\")", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lower",
        "upper",
        "trim",
        "join(\",\")",
        "json",
        "base64",
        "date(\"yyyy\")",
        "number",
        "string"
      })
  void allOthersLeaveNullNull(String pipe) {
    assertNull(apply(pipe, null));
  }

  @Test
  void changesTexts() {
    assertEquals("abc", apply("lower", "ABC"));
    assertEquals("ABC", apply("upper()", "abc"));
    assertEquals("a b", apply("trim", "  a b\n"));
    assertEquals("dXNlcjpww6Rzcw==", apply("base64", "user:päss"));
    assertEquals("12", apply("string", 12L));
    assertEquals("true", apply("string", true));
  }

  @Test
  void worksOnEachElementOfAList() {
    assertEquals(Arrays.asList("a", null, "b"), apply("lower", Arrays.asList("A", null, "B")));
    assertEquals(List.of(1L, 2L), apply("number", List.of("1", 2L)));
    assertEquals(List.of("1", "2"), apply("string", List.of(1L, 2L)));
  }

  @Test
  void joinsWhatIsThere() {
    assertEquals("1;2", apply("join(\";\")", Arrays.asList(1L, null, 2L)));
    assertEquals("x", apply("join(\";\")", "x"));
    assertEquals("", apply("join(\";\")", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "-7, -7",
    "1.50, 1.50",
    "' 3 ', 3",
    "1e3, 1E+3",
    "9999999999999999999, 9999999999999999999"
  })
  void readsNumbers(String text, String number) {
    assertEquals(number, String.valueOf(apply("number", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "1,5", "0x10", "NaN", "1e99999999999", "\u0667", "1_000"})
  void cannotReadWhatIsNoNumber(String text) {
    assertEquals(
        "the pipe number cannot read args.v, "
            + (text.isEmpty() ? "an empty string" : "a string")
            + " (expected: a number, or a string of one).",
        unreadable("number", text));
    assertEquals(unreadable("number", "x"), unreadable("number", "1".repeat(401)));
  }

  @Test
  void namesTheKindOfWhatItCannotRead() {
    assertEquals(
        List.of("a boolean", "a list", "an object", "a string", "an empty string"),
        List.of(true, List.of(List.of(1L)), Map.of("a", 1L), List.of("1", "b"), " ").stream()
            .map(value -> unreadable("number", value))
            .map(message -> message.replaceAll("^.*args\\.v, | \\(.*$", ""))
            .toList());
  }

  @Test
  void hasNoValueWhereTheScopeIsLenient() {
    Parsed<Expression> parsed =
        TemplateParser.expression("{args.v | number | default(0)}", "{args.first}");
    Scope scope = new LenientScope(Scopes.arg("v", "x"));
    assertEquals(0L, requireNonNull(parsed.value()).evaluate(scope));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 01.03.2026 00:00",
    "2026-03-01T10:20:30Z, 01.03.2026 10:20",
    "2026-03-01T10:20:30.123+02:00, 01.03.2026 10:20",
    "2026-03-01T10:20, 01.03.2026 10:20",
  })
  void respellsDates(String date, String expected) {
    assertEquals(expected, apply("date(\"dd.MM.yyyy HH:mm\")", date));
  }

  @Test
  void readsNumbersAsSecondsOrMillisecondsSince1970() {
    assertEquals("1970-01-02", apply("date(\"yyyy-MM-dd\")", 86_400L));
    assertEquals("2024-01-02", apply("date(\"yyyy-MM-dd\")", 1_704_164_645L));
    assertEquals("2024-01-02", apply("date(\"yyyy-MM-dd\")", 1_704_164_645_123L));
    assertEquals("04.123", apply("date(\"ss.SSS\")", 1_704_164_644_123L));
    assertEquals("44.5", apply("date(\"ss.S\")", new BigDecimal("1704164624.5")));
  }

  @Test
  void takesNoTimeForNumbersOfMillionsOfDigits() {
    for (String number : List.of("1E+100000000", "1E-100000000")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> unreadable("date(\"yyyy\")", new BigDecimal(number)),
          number);
    }
  }

  static List<Object> noDates() {
    return List.of(
        "yesterday", "2026-13-01", "2026-02-30", "", true, Map.of(), new BigDecimal("1E+300"));
  }

  @ParameterizedTest
  @MethodSource("noDates")
  void cannotReadWhatIsNoDate(Object value) {
    String message = unreadable("date(\"yyyy\")", value);
    assertEquals(
        "(expected: ISO 8601, such as 2024-01-31T09:30:00Z, or seconds or milliseconds since 1970).",
        message.substring(message.indexOf('(')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VV", "q{", "nope"})
  void rejectsPatternsThatNotEveryDateHas(String pattern) {
    Parsed<Expression> parsed =
        TemplateParser.expression("{args.v | date(\"" + pattern + "\")}", "{args.first}");
    assertEquals(1, parsed.problems().size());
    assertEquals(TemplateProblem.Kind.UNKNOWN_PIPE, parsed.problems().getFirst().kind());
  }

  @Test
  void writesJson() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("a", List.of(1L, new BigDecimal("2.50"), true));
    object.put("b\"", null);
    object.put("c", "\\ \n\r\t\u0001 ü");
    object.put("d", Double.NaN);
    assertEquals(
        "{\"a\":[1,2.50,true],\"b\\\"\":null,\"c\":\"\\\\ \\n\\r\\t\\u0001 ü\",\"d\":null}",
        apply("json", object));
    assertEquals("\"x\"", apply("json", "x"));
    assertEquals("\"A\"", apply("json", Letter.A));
  }

  @Test
  void runsPipesInOrder() {
    assertEquals("a,b", apply("lower | join(\",\") | default(\"z\")", List.of("A", "B")));
  }

  private enum Letter {
    A
  }

  private static String unreadable(String pipe, Object value) {
    return assertThrows(UnreadableValueException.class, () -> apply(pipe, value)).message();
  }

  private static @Nullable Object apply(String pipes, @Nullable Object value) {
    Parsed<Expression> parsed =
        TemplateParser.expression("{args.v | " + pipes + "}", "{args.first}");
    assertEquals(List.of(), parsed.problems());
    return requireNonNull(parsed.value()).evaluate(Scopes.arg("v", value));
  }
}
