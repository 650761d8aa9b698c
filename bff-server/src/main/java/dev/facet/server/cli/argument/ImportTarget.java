// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an import is written.
 *
 * @param file a file that is not there; null for standard output
 * @param renames {@code OLD=NEW}, each, as typed
 */
public record ImportTarget(@Nullable Path file, List<String> renames) {
  /** Copies the list. */
  public ImportTarget {
    renames = List.copyOf(renames);
  }
}
