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
 * How large a document is once its fragments are opened, found without opening them: each fragment
 * is measured once, after those that it opens. The time it takes grows with the document's text
 * alone, so it stands before everything that opens fragments. Below {@code __schema} and {@code
 * __type} no fields are counted.
 *
 * @param fields of its largest operation or fragment, repeated ones counted each time
 * @param depth levels of fields of the deepest one
 * @param levels levels of selections of the deepest one, fragments among them
 * @param cyclic a fragment that opens itself, perhaps through others; null where there is none
 */
record OpenedDocument(long fields, int depth, int levels, @Nullable FragmentDefinition cyclic) {
  /** Levels of selections that are read; what comes after calls itself for each. */
  private static final int MOST_LEVELS = 500;

  /** What a definition holds itself, and what else once all that it opens is measured. */
  private static final class Part {
    private final @Nullable FragmentDefinition fragment;
    private final List<Spread> spreads = new ArrayList<>();
    private final List<Part> users = new ArrayList<>();
    private int unmeasured;
    private long fields;
    private int depth;
    private int levels;

    Part(@Nullable FragmentDefinition fragment) {
      this.fragment = fragment;
    }

    void open(Part opened, Spread at) {
      levels = Math.max(levels, at.levels + opened.levels);
      if (at.counted) {
        fields = Math.min(Integer.MAX_VALUE, fields + opened.fields);
        depth = Math.max(depth, at.depth + opened.depth);
      }
    }
  }

  private record Spread(String fragment, int depth, int levels, boolean counted) {}

  private record Open(SelectionSet selections, int depth, int levels, boolean counted) {}

  static OpenedDocument of(Document document) {
    Map<String, Part> fragments = new LinkedHashMap<>();
    List<Part> parts = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      switch (definition) {
        case FragmentDefinition fragment ->
            read(
                fragment.getSelectionSet(),
                fragments.computeIfAbsent(fragment.getName(), _ -> new Part(fragment)));
        case OperationDefinition operation -> {
          Part part = new Part(null);
          read(operation.getSelectionSet(), part);
          parts.add(part);
        }
        default -> {}
      }
    }
    parts.addAll(fragments.values());
    measure(parts, fragments);
    return new OpenedDocument(
        parts.stream().mapToLong(part -> part.fields).max().orElse(0),
        parts.stream().mapToInt(part -> part.depth).max().orElse(0),
        parts.stream().mapToInt(part -> part.levels).max().orElse(0),
        cyclic(parts, fragments));
  }

  private static void read(SelectionSet definition, Part part) {
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(definition, 0, 1, true));
    while (!open.isEmpty()) {
      Open at = open.remove();
      part.levels = Math.max(part.levels, at.levels);
      for (Selection<?> selection : at.selections.getSelections()) {
        switch (selection) {
          case Field field -> field(field, at, part, open);
          case InlineFragment inline ->
              open.add(new Open(inline.getSelectionSet(), at.depth, at.levels + 1, at.counted));
          case FragmentSpread spread ->
              part.spreads.add(new Spread(spread.getName(), at.depth, at.levels, at.counted));
          default -> throw new IllegalStateException("selection: " + selection.getClass());
        }
      }
    }
  }

  private static void field(Field field, Open at, Part part, Deque<Open> open) {
    if (at.counted) {
      part.fields++;
      part.depth = Math.max(part.depth, at.depth + 1);
    }
    if (field.getSelectionSet() != null) {
      boolean counted = at.counted && !field.getName().startsWith("__");
      open.add(new Open(field.getSelectionSet(), at.depth + 1, at.levels + 1, counted));
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
      return "depth: " + depth + " levels of fields (expected: " + limits.depth() + " at most)";
    }
    if (levels > MOST_LEVELS) {
      return "selections: "
          + levels
          + " levels, fragments among them (expected: "
          + MOST_LEVELS
          + " at most)";
    }
    return fields > limits.fields()
        ? "fields: more than " + limits.fields() + " once fragments are opened"
        : null;
  }
}
