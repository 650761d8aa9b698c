// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import java.util.Map;

/**
 * What became of the GraphQL operation of a request, for plugins that observe.
 *
 * @param frontend the frontend's name
 * @param name the operation's name, also of one that is rejected: the one that the client named, or
 *     that of the only one in its document; empty for an anonymous one, and where the request or
 *     the document cannot be read
 * @param document which document it is of
 * @param errors how many entries of {@code errors} the response has, by {@code extensions.code}, in
 *     alphabetical order; empty for none
 * @param executedFor the correlation id of the request that the operation was executed for: another
 *     one's where the request got the response of an equal query in flight
 */
public record ExecutedOperation(
    String frontend,
    String name,
    DocumentIdentity document,
    Map<String, Integer> errors,
    String executedFor) {
  /** Tells which document; called only where the id is needed, since it may have to be computed. */
  @FunctionalInterface
  public interface DocumentIdentity {
    /**
     * The id of the stored document that the client named, or {@code sha256:} and the SHA-256 of
     * the text in hex; empty where there is neither.
     */
    String id();
  }

  /** How many entries of {@code errors} the response has. */
  public int errorCount() {
    int count = 0;
    for (int each : errors.values()) {
      count += each;
    }
    return count;
  }
}
