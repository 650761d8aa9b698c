// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.accept.Acceptances;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.FilesConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.rule.ConfigRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was read of a project: the configuration, then the schema and the documents of every
 * frontend. Follows from the sources alone and touches no file.
 */
public final class ProjectCheck {
  private final ProjectSources sources;

  /** Frontends that share files share what is wrong with them. */
  private final Set<Diagnostic.Error> errors = new LinkedHashSet<>();

  private final Set<Diagnostic.Warning> warnings = new LinkedHashSet<>();
  private final Map<String, SourceText> texts = new LinkedHashMap<>();

  private ProjectCheck(ProjectSources sources) {
    this.sources = sources;
  }

  /** All problems at once, or the checked project. */
  public static Compilation<CheckedProject> of(ProjectSources sources) {
    return new ProjectCheck(sources).checked();
  }

  private Compilation<CheckedProject> checked() {
    if (sources.file() instanceof FileReading.Text(var text, _)) {
      note(text);
    }
    ConfigDocument document = take(sources.configuration().result());
    if (document == null) {
      return rejected();
    }
    Map<String, FrontendSchema> schemas = new LinkedHashMap<>();
    Map<String, List<StoredText>> documents = new LinkedHashMap<>();
    Map<String, FrontendConfig> frontends = document.config().frontends();
    folders(document);
    frontends.forEach((name, frontend) -> schema(name, frontend, document, schemas));
    frontends.forEach((name, frontend) -> documents.put(name, documents(name, frontend, document)));
    if (!errors.isEmpty()) {
      return rejected();
    }
    warnUnused(document, schemas);
    return new Compilation.Compiled<>(
        new CheckedProject(sources.version(), sources.folder(), document, schemas, documents),
        new Acceptances(texts.values()).of(warnings));
  }

  private void folders(ConfigDocument document) {
    List<RouteConfig> routes = document.config().routes();
    for (int i = 0; i < routes.size(); i++) {
      FilesConfig files = routes.get(i).files();
      String place = "routes[" + i + "].files.dir";
      ServedFolder folder = files == null ? null : sources.folders().get(files);
      if (files != null && folder != null && !document.isUnknown(place)) {
        SourceSpan span = document.spans().value(place);
        folder.error(files, span).ifPresent(errors::add);
        folder.warning(files, span).ifPresent(warnings::add);
      }
    }
  }

  private Compilation<CheckedProject> rejected() {
    return new Compilation.Rejected<>(
        List.copyOf(errors), new Acceptances(texts.values()).of(warnings, errors));
  }

  private <T> @Nullable T take(Compilation<T> compilation) {
    warnings.addAll(compilation.warnings());
    return switch (compilation) {
      case Compilation.Compiled<T>(var value, _) -> value;
      case Compilation.Rejected<T>(var found, _) -> {
        errors.addAll(found);
        yield null;
      }
    };
  }

  private void schema(
      String name,
      FrontendConfig frontend,
      ConfigDocument document,
      Map<String, FrontendSchema> schemas) {
    List<SourceText> files = matching(frontend.schema(), document, "frontends." + name + ".schema");
    if (files.isEmpty()) {
      return;
    }
    FrontendSchema schema =
        take(
            new SchemaCompiler()
                .compile(
                    files,
                    services(document),
                    SentToServices.of(document.config()),
                    frontend.limits().deadline()));
    if (schema != null) {
      schemas.put(name, schema);
    }
  }

  private List<StoredText> documents(
      String name, FrontendConfig frontend, ConfigDocument document) {
    List<StoredText> documents = new ArrayList<>();
    matching(frontend.documents().files(), document, "frontends." + name + ".documents.files")
        .forEach(file -> documents.addAll(DocumentFile.read(file, errors::add)));
    return documents;
  }

  /** The files that match any of several globs, each once. */
  private List<SourceText> matching(List<String> globs, ConfigDocument document, String place) {
    Map<String, SourceText> found = new LinkedHashMap<>();
    for (int i = 0; i < globs.size(); i++) {
      for (SourceText text : matching(globs.get(i), document, place + "[" + i + "]")) {
        found.put(text.name(), text);
      }
    }
    found.values().forEach(this::note);
    return List.copyOf(found.values());
  }

  private List<SourceText> matching(String glob, ConfigDocument document, String place) {
    SourceSpan span = document.spans().value(place);
    switch (Objects.requireNonNull(sources.files().get(glob))) {
      case GlobFiles.Found(var found, var unreadable) -> {
        unreadable.forEach(file -> errors.add(file.finding(span)));
        return unreadable.isEmpty() ? found : List.of();
      }
      case GlobFiles.Nothing(var remedy) -> {
        if (!document.isUnknown(place)) {
          String message = "no file matches \"" + glob + "\"";
          errors.add(new Diagnostic.Error(ConfigCode.NO_SCHEMA_FILE, message, span).hinted(remedy));
        }
      }
      case GlobFiles.Malformed(var reason) -> {
        String message = "\"" + glob + "\" is not a glob: " + reason;
        errors.add(new Diagnostic.Error(ConfigCode.NO_SCHEMA_FILE, message, span));
      }
    }
    return List.of();
  }

  private static Map<String, @Nullable SourceSpan> services(ConfigDocument document) {
    Map<String, @Nullable SourceSpan> services = new LinkedHashMap<>();
    document
        .config()
        .services()
        .keySet()
        .forEach(name -> services.put(name, document.spans().key("services." + name)));
    return services;
  }

  private void warnUnused(ConfigDocument document, Map<String, FrontendSchema> schemas) {
    if (schemas.size() < document.config().frontends().size()) {
      return; // a frontend whose files are not known here may be the one that calls
    }
    Set<String> called = new HashSet<>();
    schemas.values().forEach(schema -> called.addAll(schema.services()));
    warnings.addAll(ConfigRules.unusedServices(document, called));
  }

  private void note(SourceText text) {
    texts.put(text.name(), text);
  }
}
