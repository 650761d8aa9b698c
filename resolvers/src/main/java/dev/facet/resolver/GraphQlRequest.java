// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.document.StoredDocuments;
import dev.facet.resolver.execute.Disclosure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation to execute.
 *
 * @param query the document's text; null where its id is given
 * @param documentId the id of a stored document; null where the text is given
 * @param automatic whether the id came as an automatic persisted query, whose client sends the text
 *     where it is told that there is none
 * @param operationName which of its operations; null where it has only one
 * @param variables plain JSON values by name
 * @param mayChange whether a mutation is accepted; requests by GET may not change anything
 * @param disclosure what the response may tell of how it came about
 */
public record GraphQlRequest(
    @Nullable String query,
    @Nullable String documentId,
    boolean automatic,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    boolean mayChange,
    Disclosure disclosure) {
  /**
   * A request that brings the document's text.
   *
   * @param explain whether the response says what calls were made
   */
  public GraphQlRequest(
      String query,
      @Nullable String operationName,
      Map<String, @Nullable Object> variables,
      boolean mayChange,
      boolean explain) {
    this(
        query,
        null,
        false,
        operationName,
        variables,
        mayChange,
        new Disclosure(explain, false, Disclosure.Details.NONE));
  }

  /** Whether the response says what calls were made. */
  public boolean explain() {
    return disclosure.calls();
  }

  /** The id as documents are looked up by it; null where there is none. */
  StoredDocuments.@Nullable Id storedId() {
    return documentId == null ? null : new StoredDocuments.Id(documentId, automatic);
  }
}
