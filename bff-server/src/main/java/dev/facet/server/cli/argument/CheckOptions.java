// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code facet check}.
 *
 * @param project the folder that holds {@code facet.yaml}
 * @param documents globs of operations to check as well, relative to the current folder, or
 *     absolute
 * @param frontend whose operations they are; null where any frontend may accept them
 */
public record CheckOptions(Path project, List<String> documents, @Nullable String frontend) {
  /** Copies the list. */
  public CheckOptions {
    documents = List.copyOf(documents);
  }
}
