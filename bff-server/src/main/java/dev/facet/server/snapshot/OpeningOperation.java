// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.project.ProjectFolder;
import dev.facet.server.project.StoredText;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What GraphiQL opens with: the first stored document of the frontend; where it stores none, the
 * first file in {@code operations/} that its schema takes, in a folder of the frontend's name
 * before others; else a comment that helps on.
 *
 * @param text a document
 */
record OpeningOperation(String text) {
  private static final String FOLDER = "operations";
  private static final String FILES = "**.{graphql,gql}";

  /** Finds it for a frontend; blocks. */
  static OpeningOperation find(CheckedProject project, String frontend, DocumentCache documents) {
    List<StoredText> stored = project.documents().getOrDefault(frontend, List.of());
    Stream<String> texts =
        stored.isEmpty()
            ? files(project, frontend).map(SourceText::text)
            : stored.stream().map(StoredText::text);
    return new OpeningOperation(
        texts
            .filter(text -> documents.faults(text).isEmpty())
            .findFirst()
            .orElseGet(() -> hint(frontend)));
  }

  private static Stream<SourceText> files(CheckedProject project, String frontend) {
    String own = FOLDER + "/" + frontend + "/";
    try {
      // The sort is stable: within each of the two, files stay in the order of their names.
      return new ProjectFolder(project.folder().resolve(FOLDER))
          .matching(FILES).stream()
              .sorted(Comparator.comparing(file -> !file.name().contains(own)));
    } catch (IOException unreadable) {
      // They are no part of the project: what cannot be read there is nothing to stop for.
      return Stream.empty();
    }
  }

  private static String hint(String frontend) {
    return """
    # The frontend "%s". Type an operation and press Ctrl-Enter, or the button with the triangle.
    #
    #   Ctrl-Space completes, and the first button on the left shows the schema.
    #   Variables and headers, such as authorization, have panes below.
    #
    # A file of yours opens here in place of this text: the first of documents.files of the
    # frontend in facet.yaml, else the first in the folder operations/ that fits the schema.

    {
      __typename
    }
    """
        .formatted(frontend);
  }
}
