// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.server.plugin.ExecutedOperation.DocumentIdentity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    return query == null ? Objects.requireNonNullElse(documentId, "") : "sha256:" + hash(query);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: not there (expected: in every Java)", e);
    }
  }
}
