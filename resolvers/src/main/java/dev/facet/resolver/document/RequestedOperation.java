// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for (GraphQL over HTTP, section Request Parameters).
 *
 * @param query the document's text; null where its id is given
 * @param documentId the id of a stored document; null where the text is given
 * @param automatic whether the id came as an automatic persisted query, whose client sends the text
 *     where it is told that there is none
 * @param operationName which of its operations; null where it has only one
 * @param variables plain JSON values by name
 */
public record RequestedOperation(
    @Nullable String query,
    @Nullable String documentId,
    boolean automatic,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables) {
  /** The id as documents are looked up by it; null where there is none. */
  StoredDocuments.@Nullable Id storedId() {
    return documentId == null ? null : new StoredDocuments.Id(documentId, automatic);
  }
}
