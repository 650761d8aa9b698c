// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is cheap to write and dear to answer a document holds, fragments counted once.
 *
 * @param aliases fields under another name, but for those of introspection
 * @param directives directives on anything
 * @param operations to choose from
 */
record DocumentWeight(int aliases, int directives, int operations) {
  static DocumentWeight of(Document document) {
    int aliases = 0;
    int directives = 0;
    Deque<At> open = new ArrayDeque<>();
    open.add(new At(document, false));
    while (!open.isEmpty()) {
      At at = open.remove();
      boolean introspection = at.introspection || isIntrospection(at.node);
      if (!introspection && at.node instanceof Field field && field.getAlias() != null) {
        aliases++;
      }
      if (at.node instanceof DirectivesContainer<?> container) {
        directives += container.getDirectives().size();
      }
      at.node.getChildren().forEach(child -> open.add(new At(child, introspection)));
    }
    return new DocumentWeight(
        aliases, directives, document.getDefinitionsOfType(OperationDefinition.class).size());
  }

  private record At(Node<?> node, boolean introspection) {}

  private static boolean isIntrospection(Node<?> node) {
    return switch (node) {
      case Field field -> IntrospectionBound.isRoot(field);
      case FragmentDefinition fragment -> IntrospectionBound.isOn(fragment);
      default -> false;
    };
  }

  /** Which limit is passed; null for none. */
  @Nullable String beyond(EngineLimits limits) {
    if (aliases > limits.aliases()) {
      return beyond("aliases", aliases, limits.aliases());
    }
    if (directives > limits.directives()) {
      return beyond("directives", directives, limits.directives());
    }
    return operations > limits.operations()
        ? beyond("operations", operations, limits.operations())
        : null;
  }

  private static String beyond(String what, int count, int most) {
    return "limits." + what + ": " + count + " (expected: " + most + " at most)";
  }
}
