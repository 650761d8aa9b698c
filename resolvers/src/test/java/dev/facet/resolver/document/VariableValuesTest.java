// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import graphql.language.SourceLocation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may send for variables of each type, and what is said of everything else. */
final class VariableValuesTest {
  private static final String SDL =
      """
      type Query {
        f(s: String, id: ID, i: Int, d: Float, b: Boolean, e: E, in: In, ids: [ID!], j: JSON,
            n: BigInteger): Int @rest(service: a, get: "/f")
      }
      enum E { A B }
      input In { x: ID more: [In] must: Int! = 1 }
      scalar JSON
      scalar BigInteger
      """;
  private static final Map<String, String> TYPES =
      Map.of(
          "s",
          "String",
          "id",
          "ID",
          "i",
          "Int",
          "d",
          "Float",
          "b",
          "Boolean",
          "e",
          "E",
          "in",
          "In",
          "ids",
          "[ID!]",
          "j",
          "JSON",
          "n",
          "BigInteger");

  private final DocumentCache documents =
      new DocumentCache(EngineFixture.schema(SDL), EngineLimits.DEFAULT, Suggestions.OFF);

  private Prepared prepare(String argument, Object value) {
    String query = "query(\n $v: " + TYPES.get(argument) + ") { f(" + argument + ": $v) }";
    return documents.prepare(query, null, Map.of("v", value));
  }

  private @Nullable Object taken(String argument, Object value) {
    Prepared.Ready ready = assertInstanceOf(Prepared.Ready.class, prepare(argument, value));
    return ready.variables().toMap().get("v");
  }

  private RequestError rejected(String argument, Object value) {
    Prepared prepared = prepare(argument, value);
    Prepared.Rejected rejected =
        assertInstanceOf(Prepared.Rejected.class, prepared, () -> argument + ": " + value);
    RequestError error = rejected.errors().getFirst();
    assertEquals(ErrorCode.BAD_USER_INPUT, error.code());
    assertEquals(List.of(new SourceLocation(2, 2)), error.locations());
    return error;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "id", "i", "d", "b", "e", "n"})
  void noScalarIsAnObjectOrAList(String argument) {
    rejected(argument, Map.of("a", 1));
    rejected(argument, List.of());
    rejected(argument, List.of("1"));
  }

  @Test
  void stringsAreStringsOnly() {
    assertEquals("1", taken("s", "1"));
    rejected("s", 1);
    rejected("s", true);
  }

  @Test
  void identifiersAreStringsAndIntegers() {
    assertEquals("x", taken("id", "x"));
    assertEquals("7", taken("id", 7));
    assertEquals("12345678901234567890", taken("id", new BigInteger("12345678901234567890")));
    rejected("id", true);
    rejected("id", 1.5);
    rejected("id", new BigDecimal("7.0"));
  }

  @Test
  void numbersAreNumbersOnly() {
    assertEquals(7, taken("i", 7));
    assertEquals(7, taken("i", new BigDecimal("7.0")));
    assertEquals(1.0, taken("d", 1));
    rejected("i", "7");
    rejected("i", 1.5);
    rejected("i", 1L << 40);
    rejected("d", "1.5");
    rejected("b", "true");
    rejected("b", 1);
    rejected("e", 1);
    rejected("e", "C");
  }

  @Test
  void saysWhereInAVariableTheFaultIs() {
    assertEquals(
        "$v[1]: an object (expected: ID)", rejected("ids", List.of("a", Map.of())).message());
    assertEquals(
        "$v.more[1].x: a list (expected: ID)",
        rejected("in", Map.of("more", Arrays.asList(null, Map.of("x", List.of())))).message());
    assertEquals("$v: a string (expected: an object of In)", rejected("in", "x").message());
    assertEquals("$v: an object (expected: ID)", rejected("ids", Map.of()).message());
    rejected("in", Map.of("y", 1));
    rejected("ids", Arrays.asList("a", null));
  }

  @Test
  void takesAnyJsonWhereTheTypeSaysSo() {
    assertEquals(Map.of("a", List.of(1)), taken("j", Map.of("a", List.of(1))));
    assertEquals(List.of("a"), taken("ids", "a"));
  }

  @Test
  void rejectsNumbersOfABillionDigitsAtOnce() {
    for (String digits : List.of("1e1000000000", "1e400000000", "1e-400000000")) {
      for (String argument : List.of("i", "d", "n", "id", "s", "b", "e", "in", "ids", "j")) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> rejected(argument, new BigDecimal(digits)), argument);
      }
      for (String argument : List.of("i", "n", "id", "s", "b", "e", "in", "ids")) {
        Prepared literal =
            assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> documents.prepare("{ f(" + argument + ": " + digits + ") }", null, Map.of()),
                argument);
        assertInstanceOf(Prepared.Rejected.class, literal);
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> documents.faults("{ f(d: " + digits + ", j: " + digits + ") }"));
    }
  }

  @Test
  void saysWhatKeepsAValueFromBeingCoerced() {
    assertEquals("$v: a number with a fraction (expected: Int)", rejected("i", 1.5).message());
    assertEquals("$v: a number beyond 32 bits (expected: Int)", rejected("i", 1L << 40).message());
    assertEquals("$v: a boolean (expected: Int)", rejected("i", true).message());
    assertEquals("$v: \"C\" (expected: one of E)", rejected("e", "C").message());
    assertEquals("$v: a number (expected: one of E)", rejected("e", 1).message());
    assertEquals("$v: In has no field \"y\"", rejected("in", Map.of("y", 1)).message());
    assertEquals(
        "$v[1]: null (expected: ID!)", rejected("ids", Arrays.asList("a", null)).message());
    assertEquals("$v: \"x\" (expected: BigInteger)", rejected("n", "x").message());
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertEquals(
        "$v: missing (expected: Int!)",
        assertInstanceOf(
                Prepared.Rejected.class,
                documents.prepare("query($v: Int!) { f(i: $v) }", null, Map.of()))
            .errors()
            .getFirst()
            .message());
  }

  @Test
  void saysEverythingThatIsWrong() {
    Prepared.Rejected rejected =
        assertInstanceOf(
            Prepared.Rejected.class,
            documents.prepare(
                "query($a: Int!, $b: ID) { f(i: $a, id: $b) }", null, Map.of("b", Map.of())));
    assertEquals(2, rejected.errors().size());
    assertTrue(
        rejected.errors().stream().allMatch(error -> error.code() == ErrorCode.BAD_USER_INPUT));
  }
}
