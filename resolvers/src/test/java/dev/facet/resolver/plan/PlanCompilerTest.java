// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanCompilerTest {
  private static FieldPlan field(OperationPlan plan, String... keys) {
    SelectionPlan selection = plan.root();
    FieldPlan found = null;
    for (String key : keys) {
      found =
          requireNonNull(selection).fields().stream()
              .filter(one -> one.responseKey().equals(key))
              .findFirst()
              .orElseThrow();
      selection = found.type().selection();
    }
    return requireNonNull(found);
  }

  private static LoadPlan loader(OperationPlan plan, String... keys) {
    return assertInstanceOf(Source.Load.class, field(plan, keys).source()).loader();
  }

  @Test
  void sharesALoaderBetweenAllReferencesToAnEntity() {
    OperationPlan plan = Plans.of("{ me { name } posts { author { name } editor { id name } } }");
    assertSame(loader(plan, "me"), loader(plan, "posts", "author"));
    assertSame(loader(plan, "me"), loader(plan, "posts", "editor"));
    assertEquals(2, plan.loaders().size());
    assertEquals(List.of("id", "name"), loader(plan, "me").value().names());
  }

  @Test
  void keepsOnlyWhatTheFieldsAndTheirTemplatesRead() {
    OperationPlan plan = Plans.of("{ post { title link likes } }");
    assertEquals(List.of("id", "slug", "texts"), loader(plan, "post").value().names());
  }

  @Test
  void loadsNothingForTheKeyOfAReferenceAlone() {
    OperationPlan plan = Plans.of("{ posts { author { id __typename } } }");
    assertInstanceOf(Source.KeyOnly.class, field(plan, "posts", "author").source());
    assertEquals(List.of(), requireNonNull(field(plan, "posts").type().selection()).active());
  }

  @Test
  void remembersResponsesOnlyWhereAFieldReadsThem() {
    assertTrue(loader(Plans.of("{ post { status } }"), "post").keepsOrigin());
    assertFalse(loader(Plans.of("{ post { title } }"), "post").keepsOrigin());
  }

  @Test
  void mergesFieldsOfOneKeyAndExpandsFragments() {
    OperationPlan plan =
        Plans.of("{ post { title } ...F } fragment F on Query { post { id title } me { name } }");
    SelectionPlan post = field(plan, "post").type().selection();
    assertEquals(
        List.of("title", "id"),
        requireNonNull(post).fields().stream().map(FieldPlan::responseKey).toList());
    assertEquals(5, plan.fields());
  }

  @Test
  void decidesConditionsOnce() {
    String query = "query($c: Boolean!) { post { id title @include(if: $c) likes @skip(if: $c) } }";
    PlanLimits limits = new PlanLimits(9, 99);
    assertEquals(3, Plans.of(query, limits, Map.of("c", true)).fields());
    assertInstanceOf(
        Source.Load.class,
        field(Plans.of(query, limits, Map.of("c", false)), "post", "likes").source());
    UndecidedException undecided =
        assertThrows(UndecidedException.class, () -> Plans.of(query, limits, Map.of()));
    assertEquals("c", undecided.variable());
  }

  @Test
  void endsAtTheLimits() {
    String query = "{ posts { author { name } } }";
    assertEquals(3, Plans.of(query, new PlanLimits(3, 3), Map.of()).fields());
    assertThrows(PlanLimitException.class, () -> Plans.of(query, new PlanLimits(2, 3), Map.of()));
    assertThrows(PlanLimitException.class, () -> Plans.of(query, new PlanLimits(3, 2), Map.of()));
  }

  @Test
  void completesIntrospectionAsItsTypesSay() {
    OperationPlan plan =
        Plans.of("{ __schema { queryType { name } } __type(name: \"X\") { name } }");
    assertTrue(plan.introspects());
    assertFalse(field(plan, "__schema").type().nullable());
    assertTrue(field(plan, "__type").type().nullable());
  }

  @Test
  void keepsWhatAnyPossibleTypeReads() {
    OperationPlan plan =
        Plans.of("{ feed { ... on Note { text by { name } } ... on Like { by { id } } } }");
    assertEquals(List.of("liker", "meta", "text", "u"), loader(plan, "feed").value().names());
    assertEquals(
        List.of("Like", "Link", "Note"),
        field(plan, "feed").type().selections().stream().map(SelectionPlan::type).toList());
    assertEquals(2, plan.loaders().size());
  }

  @Test
  void plansOnceWhatAllPossibleTypesSelectBelowTheSameJson() {
    assertEquals(4, Plans.of("{ feed { __typename } }").fields());
    assertEquals(1 + 3 + 3, Plans.of("{ feed { next { __typename } } }").fields());
    String deep = "{ feed { " + "next { ".repeat(12) + "__typename" + " }".repeat(12) + " } }";
    assertEquals(1 + 13 * 3, Plans.of(deep).fields());
  }

  @Test
  void countsFragmentsOfOtherFieldsWhereTheyAreUsed() {
    String one = "fragment F on Post { author { name } editor { name } }";
    assertEquals(10, Plans.of("{ post { ...F } posts { ...F } } " + one).fields());
  }

  @Test
  void readsThePrincipalWhereAPossibleTypeIsNotForAll() {
    assertTrue(Plans.of("{ feed { __typename } }").reads().access());
    assertFalse(Plans.of("{ posts { __typename } }").reads().access());
  }
}
