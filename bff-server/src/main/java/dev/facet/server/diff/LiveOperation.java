// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.diff;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.Map;
import java.util.Set;

/**
 * An operation that clients send.
 *
 * @param name empty where it has none
 * @param place where it stands
 * @param uses what it uses of each frontend of the old project that accepts it, by {@link
 *     dev.facet.schema.diff.DocumentUses}
 * @param faults why the new project's frontends that the old one has too do not accept it, by their
 *     names
 */
public record LiveOperation(
    String name, SourceSpan place, Map<String, Set<String>> uses, Map<String, Fault> faults) {
  /** Copies the maps. */
  public LiveOperation {
    uses = Map.copyOf(uses);
    faults = Map.copyOf(faults);
  }

  /**
   * Why an operation is not accepted.
   *
   * @param message for people
   * @param place where in the document
   */
  public record Fault(String message, SourceSpan place) {}

  /** {@code Page (app/page.graphql:1:7)}. */
  @Override
  public String toString() {
    return (name.isEmpty() ? "an operation without a name" : name) + " (" + place + ")";
  }
}
