// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.facet.resolver.EngineFixture;
import dev.facet.schema.FrontendSchema;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCostTest {
  private static final String SDL =
      """
      type Query {
        n: Int @rest(service: a, get: "/n")
        one: A @rest(service: a, get: "/a")
        many: [A] @rest(service: a, get: "/as")
        ten: [A] @rest(service: a, get: "/as") @listSize(assumedSize: 10)
        some(first: Int, last: Int): [A] @rest(service: a, get: "/as?f={args.first}&l={args.last}")
          @listSize(assumedSize: 10, slicingArguments: ["first", "last"])
        page(first: Int = 7): [A] @rest(service: a, get: "/as?f={args.first}")
          @listSize(slicingArguments: ["first"])
        deep(page: Page = {by: {n: 6}}): [A] @rest(service: a, get: "/as?f={args.page.by.n}")
          @listSize(assumedSize: 10, slicingArguments: ["page.by.n"])
        items(first: Int): Items @rest(service: a, get: "/as?f={args.first}")
          @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes"])
        loose(first: Int): Items @rest(service: a, get: "/as?f={args.first}")
          @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
        lists(first: Int): [Items] @rest(service: a, get: "/as?f={args.first}")
          @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
        grid: [[A]] @rest(service: a, get: "/as") @listSize(assumedSize: 10)
        numbers: [Int] @rest(service: a, get: "/as") @listSize(assumedSize: 10)
        huge: [Huge] @rest(service: a, get: "/as") @listSize(assumedSize: 2147483647)
        light: [Light] @rest(service: a, get: "/as") @listSize(assumedSize: 10)
        heavy: Heavy @rest(service: a, get: "/as")
        dear: A @rest(service: a, get: "/as") @cost(weight: "4")
        any: Any @rest(service: a, get: "/as")
        anys(first: Int): [Any] @rest(service: a, get: "/as?f={args.first}")
          @listSize(slicingArguments: ["first"])
        pages: Pages @rest(service: a, get: "/as")
      }
      type A { id: ID word: String @cost(weight: "3") a: A as: [A] query: Query @from(path: "$") }
      type Items { nodes: [A] @listSize(assumedSize: 30) others: [A] total: Int }
      type Huge @cost(weight: "1e300") { huges: [Huge] @listSize(assumedSize: 2147483647) n: Int }
      type Light @cost(weight: "0.1") { n: Int a: A }
      type Heavy @cost(weight: "9") { n: Int }
      union Any @typeBy(path: "k") = A | Heavy | Items
      interface Pages @typeBy(path: "k") { next(first: Int): [Pages] }
      type P implements Pages { next(first: Int): [Pages] @listSize(slicingArguments: ["first"]) }
      type Q implements Pages { next(first: Int): [Pages] @listSize(slicingArguments: ["first"]) }
      type R implements Pages { next(first: Int): [Pages] @listSize(assumedSize: 1) }
      input Page { by: By size: Int }
      input By { n: Int = 8 }
      """;

  private static final FrontendSchema SCHEMA = EngineFixture.schema(SDL);

  private static OperationPlan plan(String query) {
    return Plans.of(SCHEMA, query, new PlanLimits(30, 100_000), Map.of());
  }

  private static long cost(String query, Map<String, Object> variables) {
    OperationPlan plan = plan(query);
    return plan.cost().items(coerced(plan, variables));
  }

  private static CoercedVariables coerced(OperationPlan plan, Map<String, Object> variables) {
    return ValuesResolver.coerceVariableValues(
        SCHEMA.graphql(),
        plan.operation().getVariableDefinitions(),
        RawVariables.of(variables),
        GraphQLContext.getDefault(),
        Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          { n __typename } ^ 0
          { __schema { types { fields { name } } } } ^ 0
          { one { id } } ^ 1
          { one { id a { id __typename } } } ^ 2
          { a: one { id } b: one { id } } ^ 2
          { many { id } } ^ 5
          { many { as { as { id } } } } ^ 155
          { ten { id } } ^ 10
          { ten { a { id } } } ^ 20
          { some { id } } ^ 10
          { some(first: 3) { id } } ^ 3
          { some(first: 3, last: 30) { id } } ^ 30
          { some(first: 0) { id } } ^ 0
          { some(first: -4) { id } } ^ 0
          { some(first: null) { id } } ^ 10
          { page { id } } ^ 7
          { page(first: 2) { id } } ^ 2
          { page(first: null) { id } } ^ 5
          { deep { id } } ^ 6
          { deep(page: {by: {n: 4}}) { id } } ^ 4
          { deep(page: {by: {}}) { id } } ^ 8
          { deep(page: {by: null}) { id } } ^ 10
          { deep(page: {}) { id } } ^ 10
          { deep(page: null) { id } } ^ 10
          { items { total } } ^ 1
          { items { nodes { id } } } ^ 21
          { items(first: 4) { nodes { id } others { id } } } ^ 10
          { items(first: 4) { nodes { as { id } } } } ^ 25
          { loose { nodes { id } } } ^ 31
          { loose(first: 2) { nodes { id } } } ^ 3
          { lists(first: 2) { nodes { id } } } ^ 15
          { grid { id } } ^ 50
          { numbers } ^ 0
          { one { word } } ^ 4
          { ten { word } } ^ 40
          { heavy { n } } ^ 9
          { dear { id } } ^ 5
          { light { n } } ^ 1
          { light { a { id } } } ^ 11
          { a: light { n } b: light { n } } ^ 2
          { one { query { n } } } ^ 2
          { huge { huges { n } } } ^ 1000000000000000
          { any { ... on A { id } } } ^ 9
          { any { ... on A { as { as { id } } } } } ^ 31
          { any { ... on A { id } ... on Items { nodes { id } } } } ^ 31
          { anys(first: 3) { __typename } } ^ 27
          """)
  void countsItems(String query, long items) {
    assertEquals(items, cost(query, Map.of()));
    assertTrue(plan(query).cost().isFixed());
  }

  @Test
  void readsSizesFromVariables() {
    String some = "query($n: Int) { some(first: $n, last: 2) { as { id } } }";
    assertFalse(plan(some).cost().isFixed());
    assertEquals(18, cost(some, Map.of("n", 3)));
    assertEquals(12, cost(some, Map.of()));
    assertEquals(12, cost(some, Map.of("n", -3)));
    assertEquals(12, cost(some, Collections.singletonMap("n", null)));
  }

  @Test
  void takesDefaultsWhereAVariableIsNotGiven() {
    assertEquals(7, cost("query($n: Int) { page(first: $n) { id } }", Map.of()));
    assertEquals(9, cost("query($n: Int = 9) { page(first: $n) { id } }", Map.of()));
    assertEquals(
        5, cost("query($n: Int) { page(first: $n) { id } }", Collections.singletonMap("n", null)));
    assertEquals(6, cost("query($p: Page) { deep(page: $p) { id } }", Map.of()));
    assertEquals(8, cost("query($n: Int) { deep(page: {by: {n: $n}}) { id } }", Map.of()));
  }

  @Test
  void readsSizesFromInsideOfVariables() {
    assertEquals(
        3,
        cost(
            "query($p: Page) { deep(page: $p) { id } }",
            Map.of("p", Map.of("by", Map.of("n", 3)))));
    assertEquals(
        8, cost("query($p: Page) { deep(page: $p) { id } }", Map.of("p", Map.of("by", Map.of()))));
    assertEquals(
        10, cost("query($p: Page) { deep(page: $p) { id } }", Map.of("p", Map.of("size", 3))));
    assertEquals(
        4, cost("query($b: By) { deep(page: {by: $b}) { id } }", Map.of("b", Map.of("n", 4))));
    assertEquals(2, cost("query($n: Int) { deep(page: {by: {n: $n}}) { id } }", Map.of("n", 2)));
  }

  @Test
  void passesSizesOfVariablesOn() {
    String items = "query($n: Int) { items(first: $n) { nodes { word } others { id } } }";
    assertEquals(1 + 3 * 4 + 5, cost(items, Map.of("n", 3)));
    assertEquals(1 + 20 * 4 + 5, cost(items, Map.of()));
    String loose = "query($n: Int) { loose(first: $n) { nodes { id } } }";
    assertEquals(1 + 30, cost(loose, Map.of()));
    assertEquals(1 + 2, cost(loose, Map.of("n", 2)));
  }

  @Test
  void takesTheLargestOfPossibleTypesForEachRequest() {
    String any = "query($n: Int) { any { ... on A { query { some(first: $n) { id } } } } }";
    assertEquals(9, cost(any, Map.of("n", 3)));
    assertEquals(32, cost(any, Map.of("n", 30)));
  }

  @Test
  void doesNotOverflow() {
    String deep =
        "query($n: Int) { "
            + "some(first: $n) { as { query { ".repeat(9)
            + "n"
            + "}}}".repeat(9)
            + "}";
    assertEquals((long) PlanCost.MAX, cost(deep, Map.of("n", Integer.MAX_VALUE)));
    assertEquals(0, cost(deep, Map.of("n", 0)));
  }

  @Test
  void isTheSameForEqualSelectionsOfAllTypes() {
    assertEquals(1 + 1 + 1, cost(pages(2), Map.of("n", 1)));
    assertEquals(1 + 2 + 4 + 8, cost(pages(3), Map.of("n", 2)));
  }

  @Test
  void workGrowsWithThePlanNotWithTheWaysThroughIt() {
    long few = allocated(pages(8));
    long many = allocated(pages(16)); // 3 to the 16th ways
    assertTrue(many < 4 * few + 4_096, "allocated: " + few + " and " + many);
  }

  private static String pages(int levels) {
    return "query($n: Int) { pages { "
        + "next(first: $n) { ".repeat(levels)
        + "__typename"
        + " }".repeat(levels)
        + " } }";
  }

  private static long allocated(String query) {
    OperationPlan plan = plan(query);
    CoercedVariables variables = coerced(plan, Map.of("n", 2));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long total = plan.cost().items(variables);
    long before = threads.getCurrentThreadAllocatedBytes();
    PlanCost again = PlanCost.of(plan.root(), SCHEMA.costs());
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(total, again.items(variables));
    return bytes;
  }
}
