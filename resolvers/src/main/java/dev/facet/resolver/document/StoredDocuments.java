// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import java.util.Map;
import java.util.TreeMap;

/**
 * Documents of a frontend that are known before a client asks for them, so that clients can send an
 * id instead of the text (GraphQL over HTTP, Persisted Documents).
 *
 * @param mode what they are for
 * @param texts their texts by id; an id that is a hash goes without the name of its algorithm
 */
public record StoredDocuments(Mode mode, Map<String, String> texts) {
  /** No documents, which is what a frontend has that names none. */
  public static final StoredDocuments NONE = new StoredDocuments(Mode.OFF, Map.of());

  private static final String ALGORITHM = "sha256:";

  /**
   * The id of a document as a request brings it.
   *
   * @param value the id
   * @param automatic whether it came as an automatic persisted query
   */
  public record Id(String value, boolean automatic) {}

  /** What stored documents are for. */
  public enum Mode {
    /** For nothing: clients send documents. */
    OFF,
    /** Clients send ids or documents. */
    PREFERRED,
    /** Clients send ids, or documents that are stored; everything else is rejected. */
    REQUIRED
  }

  /** Copies the map. */
  public StoredDocuments {
    Map<String, String> plain = new TreeMap<>();
    texts.forEach((id, text) -> plain.put(plain(id), text));
    texts = Map.copyOf(plain);
  }

  /** The id without the name of the algorithm that made it. */
  public static String plain(String id) {
    return id.startsWith(ALGORITHM) ? id.substring(ALGORITHM.length()) : id;
  }
}
