// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.Gateway;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.error.ErrorCode;
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
      new DocumentCache(Gateway.schema(SDL), EngineLimits.DEFAULT);

  private Prepared prepare(String argument, Object value) {
    String query = "query(\n $v: " + TYPES.get(argument) + ") { f(" + argument + ": $v) }";
    return documents.prepare(query, null, Map.of("v", value));
  }

  private @Nullable Object taken(String argument, Object value) {
    Prepared.Ready ready = assertInstanceOf(Prepared.Ready.class, prepare(argument, value));
    return ready.variables().toMap().get("v");
  }

  private RequestError refused(String argument, Object value) {
    Prepared prepared = prepare(argument, value);
    Prepared.Refused refused =
        assertInstanceOf(Prepared.Refused.class, prepared, () -> argument + ": " + value);
    RequestError error = refused.errors().getFirst();
    assertEquals(ErrorCode.BAD_USER_INPUT, error.code());
    assertEquals(List.of(new SourceLocation(2, 2)), error.locations());
    return error;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "id", "i", "d", "b", "e", "n"})
  void noScalarIsAnObjectOrAList(String argument) {
    refused(argument, Map.of("a", 1));
    refused(argument, List.of());
    refused(argument, List.of("1"));
  }

  @Test
  void textsAreTextsOnly() {
    assertEquals("1", taken("s", "1"));
    refused("s", 1);
    refused("s", true);
  }

  @Test
  void identifiersAreTextsAndWholeNumbers() {
    assertEquals("x", taken("id", "x"));
    assertEquals("7", taken("id", 7));
    assertEquals("12345678901234567890", taken("id", new BigInteger("12345678901234567890")));
    refused("id", true);
    refused("id", 1.5);
    refused("id", new BigDecimal("7.0"));
  }

  @Test
  void numbersAreNumbersOnly() {
    assertEquals(7, taken("i", 7));
    assertEquals(7, taken("i", new BigDecimal("7.0")));
    assertEquals(1.0, taken("d", 1));
    refused("i", "7");
    refused("i", 1.5);
    refused("i", 1L << 40);
    refused("d", "1.5");
    refused("b", "true");
    refused("b", 1);
    refused("e", 1);
    refused("e", "C");
  }

  @Test
  void saysWhereInAVariableTheFaultIs() {
    assertEquals(
        "$v[1]: an object (expected: ID)", refused("ids", List.of("a", Map.of())).message());
    assertEquals(
        "$v.more[1].x: a list (expected: ID)",
        refused("in", Map.of("more", Arrays.asList(null, Map.of("x", List.of())))).message());
    assertEquals("$v: a string (expected: an object of In)", refused("in", "x").message());
    assertEquals("$v: an object (expected: ID)", refused("ids", Map.of()).message());
    refused("in", Map.of("y", 1));
    refused("ids", Arrays.asList("a", null));
  }

  @Test
  void takesAnyJsonWhereTheTypeSaysSo() {
    assertEquals(Map.of("a", List.of(1)), taken("j", Map.of("a", List.of(1))));
    assertEquals(List.of("a"), taken("ids", "a"));
  }

  @Test
  void refusesNumbersOfABillionDigitsAtOnce() {
    for (String digits : List.of("1e1000000000", "1e400000000", "1e-400000000")) {
      for (String argument : List.of("i", "d", "n", "id", "s", "b", "e", "in", "ids", "j")) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> refused(argument, new BigDecimal(digits)), argument);
      }
      for (String argument : List.of("i", "n", "id", "s", "b", "e", "in", "ids")) {
        Prepared literal =
            assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> documents.prepare("{ f(" + argument + ": " + digits + ") }", null, Map.of()),
                argument);
        assertInstanceOf(Prepared.Refused.class, literal);
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> documents.faults("{ f(d: " + digits + ", j: " + digits + ") }"));
    }
  }

  @Test
  void saysWhatKeepsAValueFromBeingCoerced() {
    assertEquals("$v: a number with a fraction (expected: Int)", refused("i", 1.5).message());
    assertEquals("$v: a number beyond 32 bits (expected: Int)", refused("i", 1L << 40).message());
    assertEquals("$v: a boolean (expected: Int)", refused("i", true).message());
    assertEquals("$v: \"C\" (expected: one of E)", refused("e", "C").message());
    assertEquals("$v: a number (expected: one of E)", refused("e", 1).message());
    assertEquals("$v: In has no field \"y\"", refused("in", Map.of("y", 1)).message());
    assertEquals("$v[1]: null (expected: ID!)", refused("ids", Arrays.asList("a", null)).message());
    assertEquals("$v: \"x\" (expected: BigInteger)", refused("n", "x").message());
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertEquals(
        "$v: missing (expected: Int!)",
        assertInstanceOf(
                Prepared.Refused.class,
                documents.prepare("query($v: Int!) { f(i: $v) }", null, Map.of()))
            .errors()
            .getFirst()
            .message());
  }

  @Test
  void saysEverythingThatIsWrong() {
    Prepared.Refused refused =
        assertInstanceOf(
            Prepared.Refused.class,
            documents.prepare(
                "query($a: Int!, $b: ID) { f(i: $a, id: $b) }", null, Map.of("b", Map.of())));
    assertEquals(2, refused.errors().size());
    assertTrue(
        refused.errors().stream().allMatch(error -> error.code() == ErrorCode.BAD_USER_INPUT));
  }
}
