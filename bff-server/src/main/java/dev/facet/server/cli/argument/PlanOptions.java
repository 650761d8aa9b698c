// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code facet plan}.
 *
 * @param operation the text of the document
 * @param name where the text comes from, for messages: the file as typed, or {@code -}
 * @param project the folder that holds {@code facet.yaml}
 * @param frontend whose schema; null for the only one that accepts the operation
 * @param operationName which operation of the document; null for the only one
 * @param variables a JSON object; <code>{}</code> where none was given; required ones that are
 *     missing are assumed
 * @param documents globs of files with fragments that the operation needs
 */
public record PlanOptions(
    String operation,
    String name,
    Path project,
    @Nullable String frontend,
    @Nullable String operationName,
    String variables,
    List<String> documents) {
  /** Copies the list. */
  public PlanOptions {
    documents = List.copyOf(documents);
  }
}
