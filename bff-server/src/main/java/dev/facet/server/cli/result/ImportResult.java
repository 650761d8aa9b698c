// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import java.util.List;

/**
 * What an import came to.
 *
 * @param sdl the text of a schema file; empty where nothing has to be defined
 * @param configuration what {@code facet.yaml} needs; empty for nothing
 * @param notes what the person at the terminal should know
 */
public record ImportResult(String sdl, String configuration, List<String> notes) {
  /** Copies the list. */
  public ImportResult {
    notes = List.copyOf(notes);
  }
}
