// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.diff;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;

/** What comparing two projects came to. */
public sealed interface ProjectDiff {
  /**
   * They were compared.
   *
   * @param changes the worst first
   * @param passedOver operations that no frontend of the old project accepts, so that they are none
   *     of a live client
   */
  record Compared(List<ProjectChange> changes, List<LiveOperation> passedOver)
      implements ProjectDiff {
    /** Copies the lists. */
    public Compared {
      changes = List.copyOf(changes);
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * The old project has errors, by this version of Facet.
   *
   * @param old how it was named
   * @param findings what is wrong with it
   */
  record OldRejected(String old, List<Diagnostic> findings) implements ProjectDiff {
    /** Copies the list. */
    public OldRejected {
      findings = List.copyOf(findings);
    }
  }
}
