// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.FrontendSchema;
import java.util.Comparator;
import java.util.List;

/** Compares two schemas of a frontend: as clients see them, and how fields get their values. */
public final class SchemaComparison {
  private static final Comparator<SchemaChange> ORDER =
      Comparator.<SchemaChange, ChangeSeverity>comparing(change -> change.kind().severity())
          .thenComparing(SchemaChange::coordinate)
          .thenComparing(SchemaChange::kind)
          .thenComparing(SchemaChange::message);

  private SchemaComparison() {}

  /** What changed, the worst first, then by coordinate. */
  public static List<SchemaChange> of(FrontendSchema before, FrontendSchema after) {
    Changes changes = new Changes();
    new TypeChanges(before.graphql(), after.graphql(), changes).compare();
    new DirectiveChanges(changes).compare(before.graphql(), after.graphql());
    new BindingChanges(before, after, changes).compare();
    new AccessChanges(before, after, changes).compare();
    new CostChanges(before.costs(), after.costs(), changes).compare();
    return changes.all().stream().distinct().sorted(ORDER).toList();
  }
}
