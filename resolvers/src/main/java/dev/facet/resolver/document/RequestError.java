// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import graphql.language.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not executed at all (GraphQL specification, Request Errors).
 *
 * @param message one sentence or more for the client
 * @param locations places in the document; empty where there are none
 * @param cost what the operation would cost, for clients with the scopes for it; null where it is
 *     rejected for another reason
 */
public record RequestError(
    ErrorCode code, String message, List<SourceLocation> locations, @Nullable Long cost) {
  /** Copies the list. */
  public RequestError {
    locations = List.copyOf(locations);
  }

  /** An error that has nothing to do with cost. */
  public RequestError(ErrorCode code, String message, List<SourceLocation> locations) {
    this(code, message, locations, null);
  }

  /** An error without a place. */
  public RequestError(ErrorCode code, String message) {
    this(code, message, List.of());
  }
}
