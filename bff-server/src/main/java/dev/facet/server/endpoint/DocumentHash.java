// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.plugin.ExecutedOperation.DocumentIdentity;
import dev.facet.upstream.Sha256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which document a request asks for, by what the client sent.
 *
 * @param query the document's text; null for none
 * @param documentId the id of a stored document, which is not read where there is a document; null
 *     for none
 */
record DocumentHash(@Nullable String query, @Nullable String documentId)
    implements DocumentIdentity {
  @Override
  public String id() {
    return query == null
        ? Objects.requireNonNullElse(documentId, "")
        : "sha256:" + Sha256.hex(query);
  }
}
