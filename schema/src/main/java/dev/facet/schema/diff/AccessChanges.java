// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.AccessRule;
import dev.facet.schema.FrontendSchema;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares who may ask. What an object's rule changes is told of the object, not of each field. */
record AccessChanges(FrontendSchema before, FrontendSchema after, Changes changes) {
  /** More combinations of scopes than anybody writes. */
  private static final int MAX_WAYS = 1024;

  void compare() {
    Map<String, ChangeKind> types = new HashMap<>();
    Set<String> names = new TreeSet<>(before.objectAccess().keySet());
    names.addAll(after.objectAccess().keySet());
    for (String name : names) {
      if (before.graphql().getType(name) != null && after.graphql().getType(name) != null) {
        ChangeKind kind = compare(name, before.access(name), after.access(name));
        if (kind != null) {
          types.put(name, kind);
        }
      }
    }
    before.bindings().keySet().stream()
        .filter(after.bindings()::containsKey)
        .forEach(field -> field(field, types));
  }

  private void field(FieldCoordinates field, Map<String, ChangeKind> types) {
    String owner = Objects.requireNonNull(field.getTypeName());
    AccessRule old = before.access(owner, field.getFieldName());
    AccessRule now = after.access(owner, field.getFieldName());
    ChangeKind kind = kind(old, now);
    GraphQLFieldDefinition given =
        Objects.requireNonNull(after.graphql().getFieldDefinition(field));
    String type = GraphQLTypeUtil.unwrapAll(given.getType()).getName();
    if (kind != null && kind != types.get(type) && kind != types.get(owner)) {
      compare(owner + "." + field.getFieldName(), old, now);
    }
  }

  private @Nullable ChangeKind compare(String place, AccessRule old, AccessRule now) {
    ChangeKind kind = kind(old, now);
    if (kind != null) {
      changes.add(kind, place, "was for " + words(old) + " and is for " + words(now));
    }
    return kind;
  }

  private static @Nullable ChangeKind kind(AccessRule old, AccessRule now) {
    boolean stricter = implies(now, old);
    boolean looser = implies(old, now);
    if (stricter && looser) {
      return null;
    }
    if (looser) {
      return now.open() ? ChangeKind.ACCESS_OPENED : ChangeKind.ACCESS_LOOSENED;
    }
    return stricter ? ChangeKind.ACCESS_TIGHTENED : ChangeKind.ACCESS_CHANGED;
  }

  /** Whether every caller that the first allows is allowed by the second. */
  private static boolean implies(AccessRule first, AccessRule second) {
    if (first.equals(second) || second.open()) {
      return true;
    }
    List<Set<String>> ways = ways(first);
    return first.authenticated() && !ways.isEmpty() && ways.stream().allMatch(second::allows);
  }

  /** The fewest scopes that are enough, each combination; none where there are too many. */
  private static List<Set<String>> ways(AccessRule rule) {
    List<Set<String>> ways = List.of(Set.of());
    for (List<Set<String>> any : rule.scopes()) {
      List<Set<String>> longer = new ArrayList<>();
      for (Set<String> way : ways) {
        for (Set<String> alternative : any) {
          Set<String> both = new HashSet<>(way);
          both.addAll(alternative);
          longer.add(both);
        }
      }
      ways = longer;
      if (ways.size() > MAX_WAYS) {
        return List.of();
      }
    }
    return ways;
  }

  private static String words(AccessRule rule) {
    if (rule.open()) {
      return "every caller";
    }
    if (rule.scopes().isEmpty()) {
      return "verified callers";
    }
    List<String> demands = new ArrayList<>();
    for (List<Set<String>> any : rule.scopes()) {
      List<String> forms = any.stream().map(all -> String.join(" ", new TreeSet<>(all))).toList();
      demands.add(String.join(" or ", forms));
    }
    return "callers with " + String.join(", and with ", demands);
  }
}
