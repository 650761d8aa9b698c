// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.accept.Acceptances;
import dev.facet.server.cli.argument.CheckOptions;
import dev.facet.server.cli.result.CheckResult;
import dev.facet.server.cli.result.CheckedDocument;
import dev.facet.server.document.DocumentCheck;
import dev.facet.server.document.DocumentFit;
import dev.facet.server.document.DocumentSet;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code facet check}: a project, and documents of its clients where they are named. */
final class CheckRun {
  private final CheckOptions options;
  private final List<CheckedDocument> documents = new ArrayList<>();

  private CheckRun(CheckOptions options) {
    this.options = options;
  }

  static CheckResult of(CheckOptions options) {
    CheckRun run = new CheckRun(options);
    List<Diagnostic> findings = InspectedProject.inspect(options.project(), run::documents);
    return new CheckResult(findings, run.documents);
  }

  private List<Diagnostic> documents(ServingSnapshot project) {
    Map<String, DocumentCache> frontends = FrontendCaches.of(project);
    String only = options.frontend();
    if (only != null) {
      frontends.keySet().retainAll(List.of(FrontendCaches.known(frontends.keySet(), only)));
    }
    if (options.documents().isEmpty()) {
      return List.of();
    }
    DocumentSet set = DocumentSet.of(options.documents());
    DocumentCheck check = new DocumentCheck(frontends);
    check.check(set);
    check.fits().forEach(fit -> documents.add(checked(fit)));
    return accepted(set, check.findings());
  }

  private static List<Diagnostic> accepted(DocumentSet set, List<Diagnostic> found) {
    List<Diagnostic> left = new ArrayList<>();
    List<Diagnostic.Warning> warnings = new ArrayList<>();
    for (Diagnostic finding : found) {
      switch (finding) {
        case Diagnostic.Error error -> left.add(error);
        case Diagnostic.Warning warning -> warnings.add(warning);
      }
    }
    left.addAll(new Acceptances(set.files()).of(warnings));
    return left;
  }

  private static CheckedDocument checked(DocumentFit fit) {
    return new CheckedDocument(
        fit.document().place().toString(), fit.document().operation(), fit.frontends());
  }
}
