// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;

/**
 * What was typed behind {@code facet explain}.
 *
 * @param words {@code FACET-S012}, {@code Type.field}, {@code route ID} or a path of the
 *     configuration; one word or two
 * @param project the folder that holds {@code facet.yaml}; explaining a code needs none
 */
public record ExplainOptions(List<String> words, Path project) {
  /** Copies the list. */
  public ExplainOptions {
    words = List.copyOf(words);
  }
}
