// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * What was typed behind {@code facet check}.
 *
 * @param project the folder that holds {@code facet.yaml}
 * @param documents globs of operations to check as well, relative to the current folder
 */
public record CheckOptions(Path project, List<String> documents) {
  /** Copies the list. */
  public CheckOptions {
    documents = List.copyOf(documents);
  }
}
