// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.sdl.RootTypes;
import dev.facet.schema.sdl.TypeUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How operations reach fields: a shortest way to each, below a list where there is one. */
final class QueryPaths {
  private final SchemaModel model;
  private final Map<String, Reached> reached = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<Step> open = new ArrayDeque<>();

  private QueryPaths(SchemaModel model) {
    this.model = model;
  }

  /**
   * A field and a way to it.
   *
   * @param field the field
   * @param belowList whether a field on the way is a list
   * @param query an operation that selects it
   * @param items objects it is selected on, at most; empty where the size of a list is not known
   */
  record Reached(BoundField field, boolean belowList, String query, OptionalLong items) {}

  private record Step(
      BoundType type, boolean belowList, String operation, List<String> way, ListSizes sizes) {}

  /** Every field that an operation can reach. */
  static Iterable<Reached> of(SchemaModel model) {
    QueryPaths paths = new QueryPaths(model);
    RootTypes roots = model.document().roots();
    paths.start(roots.query(), "");
    paths.start(roots.mutation(), "mutation ");
    paths.walk();
    return paths.reached.values();
  }

  private void start(@Nullable TypeUse root, String operation) {
    if (root != null) {
      enter(root, false, operation, List.of(), ListSizes.ONE);
    }
  }

  private void enter(
      TypeUse use, boolean belowList, String operation, List<String> way, ListSizes sizes) {
    for (BoundType type : model.possible(use.name())) {
      if (seen.add(type.name() + belowList)) {
        open.add(new Step(type, belowList, operation, way(use, type, way), sizes));
      }
    }
  }

  /** Below an interface or union the fields of a type stand in a fragment. */
  private static List<String> way(TypeUse use, BoundType type, List<String> way) {
    if (use.name().equals(type.name())) {
      return way;
    }
    List<String> into = new ArrayList<>(way);
    into.add("... on " + type.name());
    return into;
  }

  private void walk() {
    while (!open.isEmpty()) {
      Step step = open.remove();
      for (BoundField field : step.type().fields()) {
        List<String> way = new ArrayList<>(step.way());
        way.add(field.declaration().name());
        Reached found =
            new Reached(
                field, step.belowList(), query(step.operation(), way), step.sizes().items());
        reached.merge(field.coordinates(), found, (old, more) -> old.belowList() ? old : more);
        boolean below = step.belowList() || field.declaration().type().isList();
        ListSizes sizes = step.sizes().below(field);
        enter(field.declaration().type(), below, step.operation(), way, sizes);
      }
    }
  }

  private static String query(String operation, List<String> way) {
    return operation + "{ " + String.join(" { ", way) + " }".repeat(way.size());
  }
}
