// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diff.DocumentUses;
import dev.facet.schema.diff.SchemaPlaces;
import dev.facet.server.cli.argument.DiffOptions;
import dev.facet.server.cli.argument.ExistingProject;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.diff.ComparedProject;
import dev.facet.server.diff.ComparedProject.ComparedFrontend;
import dev.facet.server.diff.LiveOperation;
import dev.facet.server.diff.ProjectComparison;
import dev.facet.server.diff.ProjectDiff;
import dev.facet.server.document.ComposedDocument;
import dev.facet.server.document.DocumentCheck;
import dev.facet.server.document.DocumentSet;
import dev.facet.server.document.DocumentText;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.project.ProjectSources;
import dev.facet.server.revision.GitRevision;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.ServingSnapshot;
import graphql.language.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code facet diff}: two projects, and the operations of live clients where they are named. */
final class DiffRun {
  private final DiffOptions options;
  private final List<LiveOperation> passedOver = new ArrayList<>();

  private DiffRun(DiffOptions options) {
    this.options = options;
  }

  /** A project as it is compared, and what prepares the documents of its frontends. */
  private record Side(ComparedProject project, Map<String, DocumentCache> caches) {
    static Side of(ServingSnapshot snapshot, ProjectSources sources) {
      Map<String, ComparedFrontend> frontends = new HashMap<>();
      snapshot
          .document()
          .config()
          .frontends()
          .forEach((name, frontend) -> {
            GraphQlEngine engine = snapshot.engines().get(name);
            frontends.put(
                name,
                new ComparedFrontend(
                    engine == null ? null : engine.schema(),
                    SchemaPlaces.of(sources.texts(frontend.schema())),
                    snapshot.document().spans().key("frontends." + name)));
          });
      return new Side(new ComparedProject(frontends), FrontendCaches.of(snapshot));
    }
  }

  static ProjectDiff of(DiffOptions options) {
    DiffRun run = new DiffRun(options);
    if (isFolder(options.old())) {
      Path folder = ExistingProject.at(Path.of(options.old()));
      return run.compared(Gateway.inputs(folder, Mode.CHECK), options.old());
    }
    try (GitRevision revision =
        GitRevision.of(
            options.old(), options.project(), folder -> Gateway.inputs(folder, Mode.CHECK))) {
      return run.compared(revision.inputs(), revision.name());
    }
  }

  /** Whatever is there is meant: of a file it is said that it is none. */
  private static boolean isFolder(String old) {
    return Files.exists(Path.of(old));
  }

  private ProjectDiff compared(ProjectInputs old, String name) {
    Side now = InspectedProject.use(Gateway.inputs(options.project(), Mode.CHECK), Side::of);
    Side before;
    try {
      before = InspectedProject.use(old, Side::of);
    } catch (FindingsException e) {
      return new ProjectDiff.OldRejected(name, e.findings());
    }
    Optional<List<LiveOperation>> operations =
        options.documents().isEmpty() ? Optional.empty() : Optional.of(operations(before, now));
    return new ProjectDiff.Compared(
        ProjectComparison.of(before.project(), now.project(), operations), passedOver);
  }

  private List<LiveOperation> operations(Side before, Side now) {
    DocumentSet documents = DocumentSet.of(options.documents());
    List<Diagnostic> findings = documents.findings();
    if (!findings.isEmpty()) {
      throw new FindingsException(findings);
    }
    List<LiveOperation> live = new ArrayList<>();
    for (ComposedDocument document : documents.operations()) {
      LiveOperation operation = operation(document, before, now);
      (operation.uses().isEmpty() ? passedOver : live).add(operation);
    }
    return live;
  }

  private static LiveOperation operation(ComposedDocument document, Side before, Side now) {
    Map<String, Set<String>> uses = new HashMap<>();
    Map<String, LiveOperation.Fault> faults = new HashMap<>();
    before
        .caches()
        .forEach((name, cache) -> {
          if (cache.faults(document.text()).isEmpty()) {
            uses.put(name, uses(document, before.project().frontends().get(name)));
            DocumentCache other = now.caches().get(name);
            if (other != null) {
              fault(document, other).ifPresent(fault -> faults.put(name, fault));
            }
          }
        });
    return new LiveOperation(document.operation(), document.place(), uses, faults);
  }

  private static Set<String> uses(ComposedDocument document, @Nullable ComparedFrontend frontend) {
    Document parsed = DocumentText.parse(document.text());
    return DocumentUses.of(
        parsed, Objects.requireNonNull(Objects.requireNonNull(frontend).schema()).graphql());
  }

  private static Optional<LiveOperation.Fault> fault(
      ComposedDocument document, DocumentCache frontend) {
    return frontend.faults(document.text()).stream()
        .findFirst()
        .map(fault -> DocumentCheck.finding(document, fault))
        .map(finding ->
            new LiveOperation.Fault(finding.message(), Objects.requireNonNull(finding.span())));
  }
}
