// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.document.EngineLimits;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document at a limit is answered; one beyond it is rejected, and no service hears of it. */
final class LimitsTest {
  private static final String SDL =
      """
      type Query { t(s: String, j: JSON): T @rest(service: a, get: "/t") n: N @rest(service: a, get: "/n") }
      scalar JSON
      type T { x: Int t: T u: U }
      type N { n: Int }
      union U @typeBy(path: "k") = T | N
      """
          .replace("get: \"/t\")", "post: \"/t\", body: {s: \"{args.s}\", j: \"{args.j}\"})");

  private static String many(int n, IntFunction<String> one) {
    return IntStream.range(0, n).mapToObj(one).collect(Collectors.joining());
  }

  private static String deep(int levels) {
    return "{" + "t{".repeat(levels - 1) + "x" + "}".repeat(levels);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(
            "depth", 15, "limits.depth: 16 levels of fields (expected: 15 at most)", n -> deep(n)),
        limit(
            "depth by fragments",
            15,
            "limits.depth: 16 levels of fields (expected: 15 at most)",
            n ->
                "{...Q} fragment Q on Query{t{...F1}}"
                    + many(n - 2, i -> "fragment F" + (i + 1) + " on T{t{...F" + (i + 2) + "}}")
                    + "fragment F"
                    + (n - 1)
                    + " on T{x}"),
        limit(
            "aliases",
            30,
            "limits.aliases: 31 (expected: 30 at most)",
            n -> "{t{" + many(n, i -> "a" + i + ":x ") + "}}"),
        limit(
            "root fields",
            20,
            "limits.rootFields: 21 (expected: 20 at most)",
            n -> "{" + many(n, i -> "a" + i + ":__typename ") + "}"),
        limit(
            "directives",
            50,
            "limits.directives: 51 (expected: 50 at most)",
            n -> "{t{" + "x @skip(if:false)".repeat(n) + "}}"),
        limit(
            "operations",
            10,
            "limits.operations: 11 (expected: 10 at most)",
            n -> many(n, i -> "query Q" + i + "{t{x}}")),
        limit(
            "tokens",
            2_000,
            "limits.tokens: more than 2000 tokens",
            n -> "{t{" + "x ".repeat(n - 6) + "}}"), // the end is a token,
        limit(
            "characters",
            100_000,
            "limits.characters: more than 100000 characters",
            n -> "{t{x}}#" + "c".repeat(n - 7)),
        limit(
            "levels of selections",
            500,
            "selections: 501 levels, fragments among them (expected: 500 at most)",
            n ->
                "{t{...F0}}"
                    + many(n - 3, i -> "fragment F" + i + " on T{...F" + (i + 1) + "}")
                    + "fragment F"
                    + (n - 3)
                    + " on T{x}"));
  }

  private static Arguments limit(
      String name, int most, String rejection, IntFunction<String> document) {
    return Arguments.of(Named.of(name, document), most, rejection);
  }

  private static EngineLimits limits(String rejection) {
    EngineLimits standard = EngineLimits.DEFAULT;
    return rejection.startsWith("selections")
        ? new EngineLimits(10_000, 100_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, false)
        : standard;
  }

  @ParameterizedTest
  @MethodSource("limits")
  void answersAtALimitAndNotBeyond(IntFunction<String> document, int most, String rejection) {
    EngineFixture gateway = new EngineFixture(SDL, limits(rejection));
    gateway.services.on("a POST /t {}", "{\"x\":1}");
    String good = answer(gateway, document.apply(most));
    assertTrue(good.startsWith("{\"data\":{"), good);
    gateway.services.forget();

    String rejected = answer(gateway, document.apply(most + 1));
    assertTrue(rejected.startsWith("{\"errors\":[{\"message\":\"" + rejection), rejected);
    assertTrue(rejected.endsWith("\"extensions\":{\"code\":\"LIMIT_EXCEEDED\"}}]}"), rejected);
    assertEquals(List.of(), gateway.services.calls());
  }

  private static String answer(EngineFixture gateway, String document) {
    String operation = document.startsWith("query Q0") ? "Q0" : null;
    return gateway
        .response(
            new GraphQlRequest(document, operation, Map.of(), true, false),
            EngineFixture.anonymous())
        .json()
        .toString();
  }

  @Test
  void countsFieldsOnceFragmentsAreExpanded() {
    EngineLimits few = new EngineLimits(2_000, 100_000, 15, 16, 30, 20, 50, 10, 100, 1_000, false);
    EngineFixture gateway = new EngineFixture(SDL, few);
    gateway.services.on("a POST /t {}", "{\"t\":{\"t\":{\"x\":1}}}");
    String fragments =
        "fragment A on T{t{...B} b:t{...B}} fragment B on T{t{...C} b:t{...C}} fragment C on T{x ";
    assertTrue(gateway.answer("{t{...A}}" + fragments + "y:x}").startsWith("{\"data\""));
    gateway.services.forget();

    String rejected = gateway.answer("{t{...A}}" + fragments + "y:x z:x}");
    assertTrue(rejected.contains("fields: more than 16 once fragments are opened"), rejected);
    assertEquals(List.of(), gateway.services.calls());
  }

  @Test
  void rejectsNestedGrammarWithoutRunningOutOfStack() {
    EngineFixture gateway =
        new EngineFixture(
            SDL,
            new EngineLimits(900_000, 9_000_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, false));
    int n = 100_000;
    for (String document :
        List.of(
            deep(n),
            "{t(j:" + "[".repeat(n) + "]".repeat(n) + "){x}}",
            "{t(j:" + "{a:".repeat(n) + "1" + "}".repeat(n) + "){x}}",
            "{t{" + "...on T{".repeat(n) + "x" + "}".repeat(n + 2),
            "query($v:" + "[".repeat(n) + "Int" + "]".repeat(n) + "){t{x}}",
            "{t".repeat(n))) {
      String rejected = gateway.answer(document);
      assertTrue(rejected.contains("LIMIT_EXCEEDED"), rejected);
    }
    assertEquals(List.of(), gateway.services.calls());
  }

  @Test
  void rejectsFragmentCycles() {
    EngineFixture gateway = new EngineFixture(SDL);
    for (String fragments :
        List.of(
            "fragment F on T{...F}",
            "fragment F on T{t{...F}}",
            "fragment F on T{...G} fragment G on T{x ...on T{t{...F}}}",
            "fragment F on T{u{...on T{...F}}}",
            "fragment F on T{x} fragment F on T{...F}",
            "fragment F on T{...F} fragment F on T{x}")) {
      String rejected = gateway.answer("{t{...F}} " + fragments);
      assertTrue(
          rejected.startsWith(
              "{\"errors\":[{\"message\":\"The fragment F spreads itself, perhaps through others.\""
                  + ",\"locations\":[{\"line\":1,\"column\":11}]"),
          rejected);
      assertTrue(rejected.contains("GRAPHQL_VALIDATION_FAILED"), rejected);
    }
    assertEquals(List.of(), gateway.services.calls());
  }
}
