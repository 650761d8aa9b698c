// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.document.RequestedOperation;
import dev.facet.resolver.execute.Disclosure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation to execute.
 *
 * @param operation what the client asks for
 * @param mayChange whether a mutation is accepted; requests by GET may not change anything
 * @param disclosure what the response may tell of how it came about
 */
public record GraphQlRequest(
    RequestedOperation operation, boolean mayChange, Disclosure disclosure) {
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
        new RequestedOperation(query, null, false, operationName, variables),
        mayChange,
        new Disclosure(explain, false, Disclosure.Details.NONE));
  }

  /** Whether the response says what calls were made. */
  public boolean explain() {
    return disclosure.calls();
  }
}
