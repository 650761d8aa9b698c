// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.server.document.DocumentCheck;
import dev.facet.server.document.DocumentFit;
import dev.facet.server.document.DocumentSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files directly in a project's folder {@code operations}, by the first frontend that accepts
 * what is in them: an editor checks a file with one schema.
 *
 * @param folder the project's folder
 * @param frontends what prepares the documents of each frontend
 */
record LooseDocuments(Path folder, Map<String, DocumentCache> frontends) {
  Map<String, Set<String>> files() {
    Map<String, Set<String>> files = new TreeMap<>();
    if (frontends.size() == 1) {
      files.put(frontends.keySet().iterator().next(), Set.of("operations/*.{graphql,gql}"));
      return files;
    }
    DocumentCheck check = new DocumentCheck(frontends);
    check.check(DocumentSet.in(folder.resolve("operations"), "*.{graphql,gql}"));
    for (DocumentFit fit : check.fits()) {
      if (!fit.frontends().isEmpty()) {
        String name = String.valueOf(Path.of(fit.document().file()).getFileName());
        files
            .computeIfAbsent(fit.frontends().getFirst(), _ -> new TreeSet<>())
            .add("operations/" + name);
      }
    }
    return files;
  }
}
