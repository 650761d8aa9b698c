// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code facet explain}.
 *
 * @param words {@code FACET-S012}, {@code Type.field}, {@code route ID}, {@code route METHOD URL}
 *     or a path of the configuration; one word to three
 * @param headers of the request that is asked about, each as {@code name: value}
 * @param listener at which it comes in; null for the one that is first in the file
 * @param project the folder that holds {@code facet.yaml}; explaining a code needs none
 */
public record ExplainOptions(
    List<String> words, List<String> headers, @Nullable String listener, Path project) {
  /** Copies the lists. */
  public ExplainOptions {
    words = List.copyOf(words);
    headers = List.copyOf(headers);
  }

  /** Options for the first listener. */
  public ExplainOptions(List<String> words, List<String> headers, Path project) {
    this(words, headers, null, project);
  }

  /** Options without headers. */
  public ExplainOptions(List<String> words, Path project) {
    this(words, List.of(), null, project);
  }
}
