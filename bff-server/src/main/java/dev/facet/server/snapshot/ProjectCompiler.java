// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.accept.Acceptances;
import dev.facet.server.config.ConfigCode;
import dev.facet.server.config.ConfigCompiler;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.ConfigRules;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.GlobFault;
import dev.facet.server.config.NotUtf8Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks all files of a project: the configuration, then the schema of every frontend.
 * Used once. Blocks: not for event loops.
 */
final class ProjectCompiler {
  private static final int VERSION_BYTES = 6;

  private final ProjectFolder folder;
  private final ConfigCompiler configs;

  /** Frontends that share files share what is wrong with them. */
  private final Set<Diagnostic.Error> errors = new LinkedHashSet<>();

  private final Set<Diagnostic.Warning> warnings = new LinkedHashSet<>();
  private final Map<String, SourceText> texts = new LinkedHashMap<>();
  private final MessageDigest digest = sha256();
  private @Nullable ProjectContent content;

  ProjectCompiler(ProjectInputs inputs) {
    this.folder = inputs.folder();
    this.configs = new ConfigCompiler(inputs.substitutions(), inputs.plugins().all());
  }

  /** All problems at once, or the checked files. */
  Compilation<CheckedProject> compile() {
    ConfigDocument document = config();
    if (document == null) {
      content = content(null);
      return new Compilation.Rejected<>(
          List.copyOf(errors), new Acceptances(texts.values()).of(warnings, errors));
    }
    Map<String, FrontendSchema> schemas = new LinkedHashMap<>();
    document
        .config()
        .frontends()
        .forEach((name, frontend) -> schema(name, frontend, document, schemas));
    Map<String, List<StoredText>> documents = new LinkedHashMap<>();
    document
        .config()
        .frontends()
        .forEach((name, frontend) -> documents.put(name, documents(name, frontend, document)));
    ProjectContent compiled = content(document);
    content = compiled;
    Acceptances accepted = new Acceptances(texts.values());
    if (!errors.isEmpty()) {
      return new Compilation.Rejected<>(List.copyOf(errors), accepted.of(warnings, errors));
    }
    warnUnused(document, schemas);
    String version = compiled.digest().substring(0, 2 * VERSION_BYTES);
    return new Compilation.Compiled<>(
        new CheckedProject(version, folder.folder(), document, schemas, documents),
        accepted.of(warnings));
  }

  /** Reads what would be compiled; nothing is checked but the configuration. */
  ProjectContent read() {
    ConfigDocument document = config();
    if (document != null) {
      var frontends = document.config().frontends();
      frontends.forEach((name, frontend) -> schemaFiles(name, frontend, document));
      frontends.forEach((name, frontend) -> documentFiles(name, frontend, document));
    }
    return content(document);
  }

  /** What {@link #compile} read. */
  ProjectContent content() {
    return Objects.requireNonNull(content);
  }

  private ProjectContent content(@Nullable ConfigDocument document) {
    return new ProjectContent(
        HexFormat.of().formatHex(digest.digest()), document == null ? null : document.config());
  }

  /** The checked configuration; null where it has errors. */
  @Nullable ConfigDocument config() {
    SourceText text;
    try {
      text = folder.config();
    } catch (IOException e) {
      errors.add(unreadable(folder.configFile().toString(), e, null));
      return null;
    }
    note(text);
    return take(configs.compile(text));
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
    List<SourceText> sources = schemaFiles(name, frontend, document);
    if (sources.isEmpty()) {
      return;
    }
    FrontendSchema schema = take(new SchemaCompiler().compile(sources, services(document)));
    if (schema != null) {
      schemas.put(name, schema);
    }
  }

  private List<StoredText> documents(
      String name, FrontendConfig frontend, ConfigDocument document) {
    List<StoredText> documents = new ArrayList<>();
    documentFiles(name, frontend, document)
        .forEach(file -> documents.addAll(DocumentFile.read(file, errors::add)));
    return documents;
  }

  private List<SourceText> schemaFiles(
      String name, FrontendConfig frontend, ConfigDocument document) {
    return matching(frontend.schema(), document, "frontends." + name + ".schema");
  }

  private List<SourceText> documentFiles(
      String name, FrontendConfig frontend, ConfigDocument document) {
    return matching(
        frontend.documents().files(), document, "frontends." + name + ".documents.files");
  }

  /** The files that match any of several globs, each once, noted as part of the project. */
  private List<SourceText> matching(List<String> globs, ConfigDocument document, String place) {
    Map<String, SourceText> sources = new LinkedHashMap<>();
    for (int i = 0; i < globs.size(); i++) {
      for (SourceText text : matching(globs.get(i), document, place + "[" + i + "]")) {
        sources.put(text.name(), text);
      }
    }
    sources.values().forEach(this::note);
    return List.copyOf(sources.values());
  }

  private List<SourceText> matching(String glob, ConfigDocument document, String place) {
    try {
      List<SourceText> found = folder.matching(glob);
      if (found.isEmpty() && !document.isUnknown(place)) {
        errors.add(
            new Diagnostic.Error(
                    ConfigCode.NO_SCHEMA_FILE,
                    "no file matches \"" + glob + "\"",
                    document.spans().value(place))
                .hinted(new GlobRemedy(folder.folder()).of(glob)));
      }
      return found;
    } catch (IOException e) {
      errors.add(unreadable(named(e, glob), e, document.spans().value(place)));
    } catch (PatternSyntaxException e) {
      errors.add(
          new Diagnostic.Error(
              ConfigCode.NO_SCHEMA_FILE,
              "\"" + glob + "\" is not a glob: " + GlobFault.words(e),
              document.spans().value(place)));
    }
    return List.of();
  }

  /** The file that a failure speaks of; what was looked for where it names none. */
  private static String named(IOException failure, String wanted) {
    return failure instanceof FileSystemException known && known.getFile() != null
        ? known.getFile()
        : wanted;
  }

  private Diagnostic.Error unreadable(String what, IOException failure, @Nullable SourceSpan span) {
    if (failure instanceof NotUtf8Exception bytes) {
      note(new SourceText(bytes.file(), "byte " + bytes.position()));
      return bytes.finding();
    }
    String reason =
        switch (failure) {
          case NoSuchFileException _ -> "there is no such file";
          default -> "it cannot be read";
        };
    note(new SourceText(what, reason));
    return new Diagnostic.Error(ConfigCode.UNREADABLE_PROJECT_FILE, what + ": " + reason, span)
        .hinted("check the path and that the user the gateway runs as may read it");
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
    digest.update(text.name().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(text.text().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
