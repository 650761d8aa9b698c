// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import java.util.List;

/**
 * An operation that was checked.
 *
 * @param place where it stands, {@code file:line:column}
 * @param operation its name; empty where it has none
 * @param frontends those that accept it
 */
public record CheckedDocument(String place, String operation, List<String> frontends) {
  /** Copies the list. */
  public CheckedDocument {
    frontends = List.copyOf(frontends);
  }

  /** {@code src/Page.tsx:3:9 Page: web, mobile}. */
  public String line() {
    String accepting = frontends.isEmpty() ? "no frontend" : String.join(", ", frontends);
    return place + " " + (operation.isEmpty() ? "(no name)" : operation) + ": " + accepting;
  }
}
