// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.WithheldDirectives;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import java.util.Map;
import java.util.TreeMap;

/** Compares the directives that schemas define. */
record DirectiveChanges(Changes changes) {
  void compare(GraphQLSchema before, GraphQLSchema after) {
    Map<String, GraphQLDirective> old = defined(before);
    Map<String, GraphQLDirective> now = defined(after);
    old.forEach((name, directive) -> {
      GraphQLDirective other = now.get(name);
      if (other == null) {
        changes.add(ChangeKind.DIRECTIVE_REMOVED, "@" + name, "is gone");
      } else {
        compare("@" + name, directive, other);
      }
    });
    now.keySet().stream()
        .filter(name -> !old.containsKey(name))
        .forEach(name -> changes.add(ChangeKind.DIRECTIVE_ADDED, "@" + name, "is new"));
  }

  private static Map<String, GraphQLDirective> defined(GraphQLSchema schema) {
    Map<String, GraphQLDirective> defined = new TreeMap<>();
    for (GraphQLDirective directive : schema.getDirectives()) {
      String name = directive.getName();
      if (!SchemaDirectives.isKnown(name) && !WithheldDirectives.contains(name)) {
        defined.put(name, directive);
      }
    }
    return defined;
  }

  private void compare(String place, GraphQLDirective old, GraphQLDirective now) {
    for (DirectiveLocation location : DirectiveLocation.values()) {
      boolean was = old.validLocations().contains(location);
      boolean is = now.validLocations().contains(location);
      if (was && !is) {
        changes.add(ChangeKind.DIRECTIVE_LOCATION_REMOVED, place, "no longer on " + location);
      } else if (is && !was) {
        changes.add(ChangeKind.DIRECTIVE_LOCATION_ADDED, place, "may stand on " + location);
      }
    }
    if (old.isRepeatable() && !now.isRepeatable()) {
      changes.add(ChangeKind.DIRECTIVE_REPEATABLE_REMOVED, place, "is no longer repeatable");
    } else if (now.isRepeatable() && !old.isRepeatable()) {
      changes.add(ChangeKind.DIRECTIVE_REPEATABLE_ADDED, place, "is repeatable");
    }
    changes.description(place, old.getDescription(), now.getDescription());
    new InputChanges(InputChanges.Kinds.ARGUMENT, place, name -> place + "(" + name + ":)", changes)
        .arguments(old.getArguments(), now.getArguments());
  }
}
