// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a check came to.
 *
 * @param findings errors and warnings; empty where all is good
 * @param documents the operations that were checked besides the project
 */
public record CheckResult(List<Diagnostic> findings, List<CheckedDocument> documents) {
  /** Copies the lists. */
  public CheckResult {
    findings = List.copyOf(findings);
    documents = List.copyOf(documents);
  }

  /** {@code 3 operations: web accepts 2, mobile accepts 1}; empty where none were checked. */
  public String accepted() {
    if (documents.isEmpty()) {
      return "";
    }
    Map<String, Integer> counts = new TreeMap<>();
    documents.forEach(
        each -> each.frontends().forEach(name -> counts.merge(name, 1, Integer::sum)));
    String words =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + " accepts " + entry.getValue())
            .collect(Collectors.joining(", "));
    return documents.size()
        + (documents.size() == 1 ? " operation: " : " operations: ")
        + (words.isEmpty() ? "no frontend accepts any" : words);
  }
}
