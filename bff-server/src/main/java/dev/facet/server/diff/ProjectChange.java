// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.diff;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diff.ChangeSeverity;
import dev.facet.schema.diff.SchemaChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed in a frontend.
 *
 * @param frontend its name
 * @param change what
 * @param severity of the change, or safe where it is nothing to the operations that were given
 * @param place where; null where no file says it
 * @param inOld whether the place is in the old project, because the new one has none
 * @param operations those that it hits, where documents were given
 */
public record ProjectChange(
    String frontend,
    SchemaChange change,
    ChangeSeverity severity,
    @Nullable SourceSpan place,
    boolean inOld,
    List<LiveOperation> operations) {
  /** Copies the list. */
  public ProjectChange {
    operations = List.copyOf(operations);
  }

  /** Whether it would be worse, and none of the operations that were given uses what changed. */
  public boolean isUnused() {
    return severity != change.kind().severity();
  }

  /** {@code web Product.name is gone}. */
  public String words() {
    String where = change.coordinate().isEmpty() ? frontend : frontend + " " + change.coordinate();
    return where + ": " + change.message();
  }
}
