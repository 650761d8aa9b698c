// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import java.util.List;

/**
 * Which frontends accept an operation.
 *
 * @param document the operation
 * @param frontends names of those that accept it
 */
public record DocumentFit(ComposedDocument document, List<String> frontends) {
  /** Copies the list. */
  public DocumentFit {
    frontends = List.copyOf(frontends);
  }
}
