// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;

/**
 * What was typed behind {@code facet diff}.
 *
 * @param old the folder of the old project, or a revision of the repository that the new one is in:
 *     {@code REV} or {@code REV:path}
 * @param project the folder of the new project
 * @param documents globs of operations that live clients send; empty where nothing is known of that
 */
public record DiffOptions(String old, Path project, List<String> documents) {
  /** Copies the list. */
  public DiffOptions {
    documents = List.copyOf(documents);
  }
}
