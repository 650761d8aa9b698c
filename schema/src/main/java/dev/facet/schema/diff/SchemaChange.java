// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import java.util.Set;

/**
 * One thing that changed.
 *
 * @param kind what
 * @param coordinate where in the schema, such as {@code Product.name}, {@code Query.find(first:)}
 *     or {@code @tag}
 * @param message the particulars, without the coordinate and a full stop
 * @param hits what of {@link DocumentUses} an operation uses that the change hits; one is enough
 */
public record SchemaChange(ChangeKind kind, String coordinate, String message, Set<String> hits) {
  /** Copies the set. */
  public SchemaChange {
    hits = Set.copyOf(hits);
  }
}
