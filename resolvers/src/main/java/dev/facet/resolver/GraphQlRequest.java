// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation to execute.
 *
 * @param query the document's text; null where its id is given
 * @param documentId the id of a stored document; null where the text is given
 * @param operationName which of its operations; null where it has only one
 * @param variables plain JSON values by name
 * @param mayChange whether a mutation is accepted; requests by GET may not change anything
 * @param explain whether the answer says what calls were made, in {@code extensions.facet}
 */
public record GraphQlRequest(
    @Nullable String query,
    @Nullable String documentId,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    boolean mayChange,
    boolean explain) {
  /** A request that brings the document's text. */
  public GraphQlRequest(
      String query,
      @Nullable String operationName,
      Map<String, @Nullable Object> variables,
      boolean mayChange,
      boolean explain) {
    this(query, null, operationName, variables, mayChange, explain);
  }
}
