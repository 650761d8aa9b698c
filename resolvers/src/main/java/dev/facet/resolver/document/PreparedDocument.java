// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import graphql.language.Document;
import java.util.List;

/** A document's text, parsed and validated once. */
sealed interface PreparedDocument {
  /** Fields of all its plans that are kept. */
  int fields();

  /** It fits the schema. */
  record Valid(Document document, PlanVariants variants) implements PreparedDocument {
    @Override
    public int fields() {
      return variants.fields();
    }
  }

  /**
   * It is not GraphQL, or does not fit the schema.
   *
   * @param operation the name of its only operation; empty where it has none, and for none or
   *     several
   */
  record Invalid(List<RequestError> errors, String operation) implements PreparedDocument {
    /** A document of which no operation is known. */
    Invalid(List<RequestError> errors) {
      this(errors, "");
    }

    @Override
    public int fields() {
      return 0;
    }
  }
}
