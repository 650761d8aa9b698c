// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Objects;

/** Reads names of operations in documents that need not fit a schema. */
final class OperationNames {
  private OperationNames() {}

  /** The name of a document's only operation; empty where it has none, and for none or several. */
  static String only(Document document) {
    List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
    return all.size() == 1 ? Objects.requireNonNullElse(all.getFirst().getName(), "") : "";
  }
}
