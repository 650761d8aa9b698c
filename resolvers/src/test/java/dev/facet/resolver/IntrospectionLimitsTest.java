// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.document.EngineLimits;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools ask of a schema passes every limit; what is written to cost much passes none. */
final class IntrospectionLimitsTest {
  private static final String SDL =
      """
      type Query @cost(weight: "3") { t: T @rest(service: a, get: "/t") }
      type T { x: Int t: T e: E }
      enum E { A B }
      """;

  /** The least that a configuration can set. */
  private static final EngineLimits MIN =
      new EngineLimits(1, 1, 1, 100_000, 0, 1, 0, 1, 1, 1, true);

  /** As the reference implementation writes it, with all of its options. */
  private static final String REFERENCE =
      """
      query IntrospectionQuery {
        __schema {
          description
          queryType { name kind }
          mutationType { name kind }
          subscriptionType { name kind }
          types { ...FullType }
          directives {
            name
            description
            isRepeatable
            locations
            args(includeDeprecated: true) { ...InputValue }
          }
        }
      }
      fragment FullType on __Type {
        kind
        name
        description
        specifiedByURL
        isOneOf
        fields(includeDeprecated: true) {
          name
          description
          args(includeDeprecated: true) { ...InputValue }
          type { ...TypeRef }
          isDeprecated
          deprecationReason
        }
        inputFields(includeDeprecated: true) { ...InputValue }
        interfaces { ...TypeRef }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
        possibleTypes { ...TypeRef }
      }
      fragment InputValue on __InputValue {
        name
        description
        type { ...TypeRef }
        defaultValue
        isDeprecated
        deprecationReason
      }
      fragment TypeRef on __Type {
        kind
        name
      """
          + "ofType { kind name ".repeat(9)
          + "}".repeat(9)
          + "}";

  private static String many(int n, IntFunction<String> one) {
    return IntStream.range(0, n).mapToObj(one).collect(Collectors.joining(" "));
  }

  static Stream<String> questionsOfTools() {
    return Stream.of(
        REFERENCE,
        REFERENCE.replace("\n", " ").replaceAll(" +", " "),
        "{ __schema { ... on __Schema { types { ... { name ...N } } } } } fragment N on __Type {"
            + " name fields { name ...F } } fragment F on __Field { type { ...D } } fragment D on"
            + " __Type { name ofType { name ofType { name } } }",
        "{ ...Q } fragment Q on Query { __schema { queryType { n: name } } }",
        "{ ... on Query { __type(name: \"E\") { enumValues { name } } } }",
        "{ a: __type(name: \"E\") { v: enumValues { name } } b: __type(name: \"T\") { f: fields {"
            + " name } } }",
        "{" + many(60, i -> "t" + i + ": __type(name: \"E\") { enumValues { name } }") + "}",
        "{ one: __schema { types { name } } other: __schema { types { name } } }",
        "{ __type(name: \"T\") { fields { type { fields { type { name } } } } } }");
  }

  @ParameterizedTest
  @MethodSource("questionsOfTools")
  void respondsUnderTheLeastLimits(String question) {
    String response = new EngineFixture(SDL, MIN).answer(question);
    assertTrue(response.startsWith("{\"data\":{"), response);
    assertTrue(!response.contains("\"errors\""), response);
  }

  @Test
  void limitsWhatIsOrdinaryBesideIt() {
    EngineLimits two = new EngineLimits(2_000, 100_000, 2, 100, 1, 20, 0, 10, 100, 1_000, true);
    EngineFixture gateway = new EngineFixture(SDL, two);
    gateway.services.on("a GET /t", "{\"x\":1}");
    String both = REFERENCE.replace("query IntrospectionQuery {", "{ y: t { x }");
    assertTrue(gateway.answer(both).startsWith("{\"data\":{\"y\":{\"x\":1},"), both);

    gateway.services.forget();
    assertRejected(gateway, both.replace("{ x }", "{ t { x } }"), "limits.depth: 3 levels");
    assertRejected(
        gateway, both.replace("{ x }", "{ z: x }"), "limits.aliases: 2 (expected: 1 at most)");
  }

  @Test
  void hasNoRoomForOrdinaryFieldsWhereTokensAreFew() {
    EngineLimits few = new EngineLimits(20, 100_000, 9, 100, 1, 20, 0, 10, 100, 1_000, true);
    EngineFixture gateway = new EngineFixture(SDL, few);
    assertTrue(gateway.answer(REFERENCE).startsWith("{\"data\":{\"__schema\":{"));
    String named = REFERENCE.replace("query IntrospectionQuery {", "{ __typename");
    assertTrue(
        gateway.answer(named).startsWith("{\"data\":{\"__typename\":\"Query\",\"__schema\":{"));
    String both = REFERENCE.replace("query IntrospectionQuery {", "{ t { x }");
    assertTrue(gateway.answer(both).contains("\"LIMIT_EXCEEDED\""));
    assertTrue(gateway.answer("{ " + "__typename ".repeat(30) + "}").contains("LIMIT_EXCEEDED"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 40})
  void rejectsTypesOfFieldsOfTypes(int levels) {
    EngineFixture gateway = new EngineFixture(SDL, MIN);
    String expected = "introspection: more than 20000 values (expected: at most 3 times";
    String nested = "fields { type { ".repeat(levels) + "name" + " } }".repeat(levels);
    assertRejected(gateway, "{ __schema { types { " + nested + " } } }", expected);

    String one = "{ __type(name: \"__Type\") { fields { type { ...F0 } } } }";
    String chain =
        many(
            levels,
            i -> "fragment F" + i + " on __Type { fields { type { ...F" + (i + 1) + " } } }");
    String last = " fragment F" + levels + " on __Type { name }";
    assertRejected(gateway, one + chain + last, expected);
    assertRejected(
        gateway,
        one + chain.replace("fields", "possibleTypes { fields").replace("} } }", "} } } }") + last,
        expected);
  }

  @Test
  void rejectsManyQuestionsForTheWholeSchema() {
    EngineFixture gateway = new EngineFixture(SDL, MIN);
    String fragments = REFERENCE.substring(REFERENCE.indexOf("fragment FullType"));
    assertRejected(
        gateway,
        "{" + many(40, i -> "s" + i + ": __schema { types { ...FullType } }") + "}" + fragments,
        "introspection: more than ");
    assertRejected(
        gateway,
        "{ __type(name: \"T\") { ...F0 } }"
            + many(
                20,
                i ->
                    "fragment F"
                        + i
                        + " on __Type { a: ofType { ...F"
                        + (i + 1)
                        + " }"
                        + " b: ofType { ...F"
                        + (i + 1)
                        + " } }")
            + " fragment F20 on __Type { name }",
        "introspection: more than 5000 fields once fragments are expanded");
  }

  @Test
  void rejectsFragmentsThatLeadInACircle() {
    String response =
        new EngineFixture(SDL, MIN)
            .answer(
                "{ __type(name: \"T\") { ...F } } fragment F on __Type { ofType { ...G } }"
                    + " fragment G on __Type { fields { type { ...F } } }");
    assertTrue(response.contains("The fragment F spreads itself"), response);
    assertTrue(response.contains("GRAPHQL_VALIDATION_FAILED"), response);
  }

  private static void assertRejected(EngineFixture gateway, String document, String message) {
    String response = gateway.answer(document);
    assertTrue(response.startsWith("{\"errors\":[{\"message\":\"" + message), response);
    assertTrue(response.contains("\"LIMIT_EXCEEDED\""), response);
    assertEquals(List.of(), gateway.services.calls());
    gateway.services.forget();
  }
}
