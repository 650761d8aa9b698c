// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.error.ErrorCode;
import graphql.language.SourceLocation;
import java.util.List;

/**
 * Why a request is not executed at all (GraphQL specification, Request Errors).
 *
 * @param message one sentence or more for the client
 * @param locations places in the document; empty where there are none
 */
public record RequestError(ErrorCode code, String message, List<SourceLocation> locations) {
  /** Copies the list. */
  public RequestError {
    locations = List.copyOf(locations);
  }

  /** An error without a place. */
  public RequestError(ErrorCode code, String message) {
    this(code, message, List.of());
  }
}
