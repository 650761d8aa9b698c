// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.directive.WithheldDirectives;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the parts of GraphQL in a document that clients know and Facet does not have, so that they
 * are told what is missing and not that they mistyped.
 */
final class UnsupportedParts {
  private UnsupportedParts() {}

  static List<RequestError> of(Document document, boolean subscriptions) {
    List<RequestError> found = new ArrayList<>();
    Deque<Node<?>> open = new ArrayDeque<>();
    open.add(document);
    while (!open.isEmpty()) {
      Node<?> node = open.remove();
      if (node instanceof OperationDefinition operation
          && operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION
          && !subscriptions) {
        found.add(error("Subscriptions are not supported (expected: a query or mutation).", node));
      }
      if (node instanceof DirectivesContainer<?> container) {
        container.getDirectives().stream()
            .filter(directive -> WithheldDirectives.contains(directive.getName()))
            .forEach(directive -> found.add(unknown(directive)));
      }
      node.getChildren().forEach(open::add);
    }
    return found;
  }

  private static RequestError unknown(Directive directive) {
    return error(
        "Unknown directive \"@"
            + directive.getName()
            + "\": "
            + WithheldDirectives.reason(directive.getName())
            + ".",
        directive);
  }

  private static RequestError error(String message, Node<?> at) {
    return new RequestError(
        ErrorCode.GRAPHQL_VALIDATION_FAILED,
        message,
        Stream.ofNullable(at.getSourceLocation()).toList());
  }
}
