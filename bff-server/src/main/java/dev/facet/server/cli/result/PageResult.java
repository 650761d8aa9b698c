// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.page.Mismatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test page came to.
 *
 * @param file of the page
 * @param title its heading; empty where it cannot be read
 * @param took how long it ran
 * @param mismatches what came otherwise than it says
 * @param malformed why it could not be run; null where it was
 */
public record PageResult(
    String file,
    String title,
    Duration took,
    List<Mismatch> mismatches,
    Diagnostic.@Nullable Error malformed) {
  /** Copies the list. */
  public PageResult {
    mismatches = List.copyOf(mismatches);
  }

  /** Whether all was as the page says. */
  public boolean passed() {
    return malformed == null && mismatches.isEmpty();
  }
}
