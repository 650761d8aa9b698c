// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is once its fragments are expanded, found without expanding them: each
 * fragment is measured once, after those that it spreads. The time it takes grows with the
 * document's text alone, so it stands before everything that expands fragments. {@code __schema},
 * {@code __type}, what is below them and fragments on their types are measured apart.
 *
 * @param fields of its largest operation or fragment, repeated ones counted each time
 * @param depth levels of fields of the deepest one
 * @param levels levels of selections of the deepest one, fragments and introspection among them
 * @param introspected introspection fields of the operation or fragment that has most of them
 * @param values what introspection of the largest one responds with, about
 * @param cyclic a fragment that spreads itself, perhaps through others; null where there is none
 */
record ExpandedDocument(
    long fields,
    int depth,
    int levels,
    long introspected,
    long values,
    @Nullable FragmentDefinition cyclic) {
  /** Levels of selections that are read; what comes after calls itself for each. */
  static final int MAX_LEVELS = 500;

  /** What a definition holds itself, and what else once all that it opens is measured. */
  private static final class Part {
    private final @Nullable FragmentDefinition fragment;
    private final List<Spread> spreads = new ArrayList<>();
    private final List<Part> users = new ArrayList<>();
    private int unmeasured;
    private long fields;
    private int depth;
    private int levels;
    private long introspected;
    private double valuesIfEach;
    private double valuesIfAny;

    Part(@Nullable FragmentDefinition fragment) {
      this.fragment = fragment;
    }

    void open(Part opened, Spread at) {
      levels = Math.max(levels, at.levels + opened.levels);
      if (at.ordinary()) {
        fields = Math.min(Integer.MAX_VALUE, fields + opened.fields);
        depth = Math.max(depth, at.depth + opened.depth);
        introspect(
            opened.introspected,
            IntrospectionReach.BEGIN.times(opened.valuesIfEach, opened.valuesIfAny));
      } else { // ordinary fields have no place there, which validation finds later
        introspect(
            opened.introspected + opened.fields,
            at.reach.times(opened.valuesIfEach, opened.valuesIfAny));
      }
    }

    void introspect(long more, IntrospectionReach as) {
      introspected = Math.min(Integer.MAX_VALUE, introspected + more);
      valuesIfEach += as.ifEach();
      valuesIfAny += as.ifAny();
    }
  }

  private record Spread(String fragment, int depth, int levels, IntrospectionReach reach) {
    boolean ordinary() {
      return reach.ordinary();
    }
  }

  private record Open(SelectionSet selections, int depth, int levels, IntrospectionReach reach) {
    boolean ordinary() {
      return reach.ordinary();
    }
  }

  /**
   * Measures.
   *
   * @param sizes of the lists of introspection
   */
  static ExpandedDocument of(Document document, IntrospectionSizes sizes) {
    Map<String, Part> fragments = new LinkedHashMap<>();
    List<Part> parts = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case FragmentDefinition fragment ->
            read(
                fragment.getSelectionSet(),
                IntrospectionBound.isOn(fragment)
                    ? IntrospectionReach.BEGIN
                    : IntrospectionReach.NONE,
                fragments.computeIfAbsent(fragment.getName(), _ -> new Part(fragment)),
                sizes);
        case OperationDefinition operation -> {
          Part part = new Part(null);
          read(operation.getSelectionSet(), IntrospectionReach.NONE, part, sizes);
          parts.add(part);
        }
        default -> {}
      }
    }
    parts.addAll(fragments.values());
    measure(parts, fragments);
    return new ExpandedDocument(
        parts.stream().mapToLong(part -> part.fields).max().orElse(0),
        parts.stream().mapToInt(part -> part.depth).max().orElse(0),
        parts.stream().mapToInt(part -> part.levels).max().orElse(0),
        parts.stream().mapToLong(part -> part.introspected).max().orElse(0),
        (long) Math.ceil(parts.stream().mapToDouble(part -> part.valuesIfAny).max().orElse(0)),
        cyclic(parts, fragments));
  }

  private static void read(
      SelectionSet definition, IntrospectionReach reach, Part part, IntrospectionSizes sizes) {
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(definition, 0, 1, reach));
    while (!open.isEmpty()) {
      Open at = open.remove();
      part.levels = Math.max(part.levels, at.levels);
      for (Selection<?> selection : at.selections.getSelections()) {
        switch (selection) {
          case Field field -> field(field, at, part, sizes, open);
          case InlineFragment inline ->
              open.add(new Open(inline.getSelectionSet(), at.depth, at.levels + 1, at.reach));
          case FragmentSpread spread ->
              part.spreads.add(new Spread(spread.getName(), at.depth, at.levels, at.reach));
          default -> throw new IllegalStateException("selection: " + selection.getClass());
        }
      }
    }
  }

  private static void field(
      Field field, Open at, Part part, IntrospectionSizes sizes, Deque<Open> open) {
    IntrospectionReach reach = at.reach;
    if (at.ordinary() && !IntrospectionBound.isRoot(field)) {
      part.fields++;
      part.depth = Math.max(part.depth, at.depth + 1);
    } else {
      reach = (at.ordinary() ? IntrospectionReach.BEGIN : at.reach).at(field.getName(), sizes);
      part.introspect(1, reach);
    }
    if (field.getSelectionSet() != null) {
      open.add(new Open(field.getSelectionSet(), at.depth + 1, at.levels + 1, reach));
    }
  }

  private static void measure(List<Part> parts, Map<String, Part> fragments) {
    Deque<Part> measured = new ArrayDeque<>();
    for (Part part : parts) {
      for (Spread spread : part.spreads) {
        Part opened = fragments.get(spread.fragment);
        if (opened != null) {
          opened.users.add(part);
          part.unmeasured++;
        }
      }
    }
    parts.stream().filter(part -> part.unmeasured == 0).forEach(measured::add);
    while (!measured.isEmpty()) {
      Part part = measured.remove();
      for (Spread spread : part.spreads) {
        Part opened = fragments.get(spread.fragment);
        if (opened != null) {
          part.open(opened, spread);
        }
      }
      for (Part user : part.users) {
        if (--user.unmeasured == 0) {
          measured.add(user);
        }
      }
    }
  }

  /** Fragments that were not measured open one another: following them leads into a circle. */
  private static @Nullable FragmentDefinition cyclic(
      List<Part> parts, Map<String, Part> fragments) {
    Part at = parts.stream().filter(part -> part.unmeasured > 0).findFirst().orElse(null);
    for (int steps = 0; at != null && steps < parts.size(); steps++) {
      at =
          at.spreads.stream()
              .map(spread -> fragments.get(spread.fragment))
              .filter(opened -> opened != null && opened.unmeasured > 0)
              .findFirst()
              .orElse(null);
    }
    return at == null ? null : at.fragment;
  }

  /** Which limit is passed; null for none. */
  @Nullable String beyond(EngineLimits limits) {
    if (depth > limits.depth()) {
      return "limits.depth: "
          + depth
          + " levels of fields (expected: "
          + limits.depth()
          + " at most)";
    }
    if (levels > MAX_LEVELS) {
      return "selections: "
          + levels
          + " levels, fragments among them (expected: "
          + MAX_LEVELS
          + " at most)";
    }
    return fields > limits.fields()
        ? "fields: more than " + limits.fields() + " once fragments are opened"
        : null;
  }
}
