// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.document.RequestError;
import dev.facet.resolver.document.StoredDocuments;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.project.StoredText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes a frontend's documents ready before it serves: those that are stored are parsed, validated
 * and planned, and each problem is told.
 */
final class FrontendDocuments {
  private static final int MAX_FIELDS = 100_000;

  private final Mode mode;
  private final Consumer<Diagnostic.Error> errors;

  FrontendDocuments(Mode mode, Consumer<Diagnostic.Error> errors) {
    this.mode = mode;
    this.errors = errors;
  }

  /** What an operation of a frontend must keep to. */
  static EngineLimits limits(FrontendConfig frontend, Mode mode) {
    FrontendConfig.LimitsConfig limits = frontend.limits();
    boolean introspection =
        frontend.introspection() == null ? mode.open() : frontend.introspection();
    return new EngineLimits(
        limits.tokens(),
        Math.toIntExact(limits.characters().bytes()),
        limits.depth(),
        MAX_FIELDS,
        limits.aliases(),
        limits.rootFields(),
        limits.directives(),
        limits.operations(),
        limits.upstreamCalls(),
        limits.cost(),
        introspection);
  }

  /** A frontend's documents. */
  DocumentCache of(
      FrontendConfig frontend,
      FrontendSchema schema,
      List<StoredText> texts,
      FrontendCounts counts) {
    Map<String, String> byId = new HashMap<>();
    texts.forEach(text -> text.ids().forEach(id -> add(id, text, byId)));
    DocumentCache documents =
        new DocumentCache(
            schema,
            limits(frontend, mode),
            mode.suggests() ? Suggestions.ON : Suggestions.OFF,
            new StoredDocuments(served(frontend.documents().mode()), byId),
            counts);
    for (StoredText text : texts) {
      documents.faults(text.text()).forEach(fault -> errors.accept(finding(text, fault)));
    }
    return documents;
  }

  /**
   * Authors of operations would be stopped by what protects a gateway from clients that only send
   * them.
   */
  private StoredDocuments.Mode served(StoredDocuments.Mode wanted) {
    return wanted == StoredDocuments.Mode.REQUIRED && mode.open()
        ? StoredDocuments.Mode.PREFERRED
        : wanted;
  }

  private void add(String id, StoredText text, Map<String, String> byId) {
    String known = byId.putIfAbsent(StoredDocuments.plain(id), text.text());
    if (known != null && !known.equals(text.text())) {
      errors.accept(
          new Diagnostic.Error(
                  ConfigCode.BAD_DOCUMENT_FILE,
                  "the id \"" + id + "\" already stands for another document",
                  text.place())
              .hinted("ids are unique within a frontend; make them again from the texts"));
    }
  }

  private static Diagnostic.Error finding(StoredText text, RequestError fault) {
    String message =
        text.file() == null
            ? "document \"" + text.ids().getFirst() + "\": " + fault.message()
            : fault.message();
    return new Diagnostic.Error(ConfigCode.BAD_DOCUMENT, message, text.span(fault.locations()));
  }
}
