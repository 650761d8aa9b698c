// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.RequestError;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigCode;
import dev.facet.server.snapshot.ProjectFolder;
import dev.facet.server.snapshot.Snapshot;
import graphql.language.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks operations against the frontends: each must fit one of them. */
final class DocumentCheck {
  private DocumentCheck() {}

  /**
   * Findings in the files that match globs.
   *
   * @param globs relative to the current folder
   */
  static List<Diagnostic> of(Snapshot project, List<String> globs) {
    List<DocumentCache> frontends =
        project.engines().values().stream()
            .map(engine -> new DocumentCache(engine.schema(), engine.limits()))
            .toList();
    List<Diagnostic> findings = new ArrayList<>();
    for (String glob : globs) {
      List<SourceText> texts = read(glob);
      if (texts.isEmpty()) {
        findings.add(
            new Diagnostic.Error(
                    ConfigCode.NO_SCHEMA_FILE, "no file matches --documents \"" + glob + "\"", null)
                .hinted("globs start at the folder facet is started in"));
      }
      texts.forEach(text -> findings.addAll(check(text, frontends)));
    }
    return findings;
  }

  private static List<SourceText> read(String glob) {
    try {
      return new ProjectFolder(Path.of("")).matching(glob);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The findings of the frontend that the document fits best. */
  private static List<Diagnostic> check(SourceText text, List<DocumentCache> frontends) {
    return frontends.stream()
        .map(frontend -> frontend.faults(text.text()))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of())
        .stream()
        .map(fault -> finding(text, fault))
        .toList();
  }

  private static Diagnostic finding(SourceText text, RequestError fault) {
    SourceLocation at =
        fault.locations().isEmpty() ? new SourceLocation(1, 1) : fault.locations().getFirst();
    return new Diagnostic.Error(
        ConfigCode.BAD_DOCUMENT, fault.message(), text.span(at.getLine(), at.getColumn(), 1));
  }
}
