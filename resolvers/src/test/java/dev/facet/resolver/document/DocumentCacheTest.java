// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import graphql.language.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DocumentCacheTest {
  private static final String SDL =
      """
      type Query { t(n: Int! = 1): T @rest(service: a, get: "/t?n={args.n}") }
      type T { x: Int t: T }
      """;

  private final DocumentCache documents =
      new DocumentCache(
          EngineFixture.schema(SDL),
          new EngineLimits(60, 400, 4, 12, 30, 20, 50, 10, 9, 1_000, false),
          Suggestions.OFF);

  @Test
  void rejectsWhatIsNoGraphql() {
    rejects(ErrorCode.GRAPHQL_PARSE_FAILED, "{ t");
    rejects(ErrorCode.GRAPHQL_PARSE_FAILED, "");
  }

  @Test
  void rejectsWhatDoesNotFitTheSchema() {
    rejects(ErrorCode.GRAPHQL_VALIDATION_FAILED, "{ nothing }");
    assertEquals(List.of(), documents.faults("{ t { x } }"));
    assertEquals(2, documents.faults("{ a b }").size());
  }

  @Test
  void rejectsDocumentsBeyondALimit() {
    rejects(ErrorCode.LIMIT_EXCEEDED, "{ t { " + "x ".repeat(60) + "} }");
    rejects(ErrorCode.LIMIT_EXCEEDED, "{ t { t { t { t { x } } } } }");
    rejects(
        ErrorCode.LIMIT_EXCEEDED,
        "{ t { ...A b: t { ...A } c: t { ...A } } } fragment A on T { x y: x z: x v: x w: x }");
  }

  @Test
  void rejectsFragmentsThatExpandToMillionsOfFields() {
    StringBuilder text = new StringBuilder("{t{...F0}}");
    for (int i = 0; i < 9; i++) {
      String next = "...F" + (i + 1);
      text.append("fragment F" + i + " on T{a:t{" + next + "}b:t{" + next + "}}");
    }
    DocumentCache wide =
        new DocumentCache(
            EngineFixture.schema(SDL),
            new EngineLimits(9_000, 90_000, 90, 1_000, 900, 900, 900, 9, 9, 1_000, false),
            Suggestions.OFF);
    rejected(wide.prepare(text + "fragment F9 on T{x}", null, Map.of()), ErrorCode.LIMIT_EXCEEDED);
  }

  @Test
  void rejectsIntrospectionWhereItIsOff() {
    rejects(ErrorCode.INTROSPECTION_DISABLED, "{ __schema { queryType { name } } }");
    assertInstanceOf(Prepared.Ready.class, documents.prepare("{ __typename }", null, Map.of()));
  }

  @Test
  void countsWhatItFoundAndWhatItDidNot() {
    FrontendCounts counts = new FrontendCounts();
    DocumentCache counted =
        new DocumentCache(
            EngineFixture.schema(SDL),
            EngineLimits.DEFAULT,
            Suggestions.OFF,
            StoredDocuments.NONE,
            counts);
    String query = "query($s: Boolean!) { t { x @skip(if: $s) } }";
    counted.prepare(query, null, Map.of("s", true));
    counted.prepare(query, null, Map.of("s", true));
    counted.prepare(query, null, Map.of("s", false));
    counted.prepare("{ nothing }", null, Map.of());
    counted.prepare("{ nothing }", null, Map.of());

    assertEquals(5, counts.sum(Event.DOCUMENT_LOOKUP));
    assertEquals(2, counts.sum(Event.DOCUMENT_MISS));
    assertEquals(3, counts.sum(Event.PLAN_LOOKUP));
    assertEquals(2, counts.sum(Event.PLAN_MISS));
    assertEquals(2, counted.size());
    assertEquals(
        2 * 256 + query.length() + "{ nothing }".length() + 8 * 3,
        counted.weight()); // fields of two plans
  }

  @Test
  void choosesTheOperationByItsName() {
    String two = "query A { t { x } } query B { __typename }";
    rejected(documents.prepare(two, null, Map.of()), ErrorCode.OPERATION_RESOLUTION_FAILURE);
    rejected(documents.prepare(two, "C", Map.of()), ErrorCode.OPERATION_RESOLUTION_FAILURE);
    rejected(
        documents.prepare("fragment F on T { x }", null, Map.of()),
        ErrorCode.GRAPHQL_VALIDATION_FAILED);
    Prepared.Ready ready = ready(documents.prepare(two, "B", Map.of()));
    assertEquals("B", ready.plan().operation().getName());
  }

  @Test
  void rejectsVariablesOfTheWrongType() {
    String query = "query($n: Int!) { t(n: $n) { x } }";
    Map<String, @Nullable Object> none = new HashMap<>();
    rejected(documents.prepare(query, null, none), ErrorCode.BAD_USER_INPUT);
    none.put("n", null);
    rejected(documents.prepare(query, null, none), ErrorCode.BAD_USER_INPUT);
    rejected(documents.prepare(query, null, Map.of("n", "x")), ErrorCode.BAD_USER_INPUT);
    assertEquals(
        Map.of("n", 3), ready(documents.prepare(query, null, Map.of("n", 3))).variables().toMap());
  }

  @Test
  void plansOnceForEachWayTheConditionsFall() {
    String query = "query($c: Boolean!) { t { x @include(if: $c) t { x } } }";
    Prepared.Ready with = ready(documents.prepare(query, null, Map.of("c", true)));
    Prepared.Ready again = ready(documents.prepare(query, null, Map.of("c", true)));
    Prepared.Ready without = ready(documents.prepare(query, null, Map.of("c", false)));
    assertSame(with.plan(), again.plan());
    assertNotSame(with.plan(), without.plan());
    assertEquals(4, with.plan().fields());
    assertEquals(3, without.plan().fields());
  }

  @Test
  void rejectsAConditionThatIsNull() {
    String query = "query($c: Boolean = true) {\n t { x @include(if: $c) } }";
    Map<String, @Nullable Object> none = new HashMap<>();
    assertInstanceOf(Prepared.Ready.class, documents.prepare(query, null, none));
    none.put("c", null);
    for (String one : List.of(query, query.replace("include", "skip"))) {
      RequestError error = rejected(documents.prepare(one, null, none), ErrorCode.BAD_USER_INPUT);
      assertEquals(List.of(new SourceLocation(1, 7)), error.locations());
      assertEquals("$c: null (expected: true or false, for @skip and @include)", error.message());
    }
  }

  @Test
  void asksNoConditionOfAnOperationThatHasNone() {
    String two =
        "query A($c: Boolean = true) { t { x @include(if: $c) } } query B($c: Int) { t(n: 2) { x }"
            + " u: t(n: $c) { x } }";
    Prepared.Ready three = ready(documents.prepare(two, "B", Map.of("c", 3)));
    Prepared.Ready four = ready(documents.prepare(two, "B", Map.of("c", 4)));
    assertSame(three.plan(), four.plan());
  }

  @Test
  void plansDocumentsDeeperThanTheLibraryAllowsByItself() {
    EngineLimits deep = new EngineLimits(9_000, 90_000, 300, 9_000, 9, 9, 9, 9, 9, 1_000, false);
    DocumentCache cache = new DocumentCache(EngineFixture.schema(SDL), deep, Suggestions.OFF);
    assertEquals(List.of(), cache.faults(levels(130)));
    assertInstanceOf(Prepared.Ready.class, cache.prepare(levels(130), null, Map.of()));
    rejected(cache.prepare(levels(400), null, Map.of()), ErrorCode.LIMIT_EXCEEDED);
  }

  @Test
  void keepsFewerDocumentsOfWhichThePlansAreLarge() {
    DocumentCache cache =
        new DocumentCache(
            EngineFixture.schema(SDL), EngineLimits.DEFAULT.withoutCost(), Suggestions.OFF);
    StringBuilder fragments = new StringBuilder("{...F0}}");
    for (int i = 0; i < 10; i++) {
      String next = "t{...F" + (i + 1) + "}";
      fragments.append("fragment F" + i + " on T{" + next + "b:" + next + "}");
    }
    fragments.append("fragment F10 on T{x}");
    for (int i = 0; i < 200; i++) {
      ready(cache.prepare("{t(n:" + i + ")" + fragments, null, Map.of()));
      assertTrue(cache.size() <= 90, "size: " + cache.size());
    }
    assertTrue(cache.size() >= 50, "size: " + cache.size());
  }

  @Test
  void countsNoBracketsInStringsAndComments() {
    String open = "[".repeat(300);
    DocumentCache cache =
        new DocumentCache(
            EngineFixture.schema("type Query { s(s: String): String @value(text: \"{args.s}\") }"),
            EngineLimits.DEFAULT,
            Suggestions.OFF);
    for (String document :
        List.of(
            "{ s(s: \"" + open + "\\\"" + open + "\") }",
            "{ s(s: \"\"\"" + open + "\\\"\"\"" + open + "\"\"\") }",
            "#" + open + "\r{ s(s: \"\") }",
            "{ s(s: \"\\\\\") #" + open + "\n }")) {
      ready(cache.prepare(document, null, Map.of()));
      rejected(cache.prepare(document + open, null, Map.of()), ErrorCode.LIMIT_EXCEEDED);
      rejected(
          cache.prepare(document + "\"" + open, null, Map.of()), ErrorCode.GRAPHQL_PARSE_FAILED);
    }
  }

  private static String levels(int levels) {
    return "{ " + "t { ".repeat(levels) + "x" + " }".repeat(levels + 1);
  }

  private void rejects(ErrorCode code, String query) {
    rejected(documents.prepare(query, null, Map.of()), code);
  }

  private static RequestError rejected(Prepared prepared, ErrorCode code) {
    Prepared.Rejected rejected = assertInstanceOf(Prepared.Rejected.class, prepared);
    RequestError error = rejected.errors().getFirst();
    assertEquals(code, error.code(), error.message());
    return error;
  }

  private static Prepared.Ready ready(Prepared prepared) {
    return assertInstanceOf(Prepared.Ready.class, prepared);
  }
}
