// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.compile.ConfigCompiler;
import dev.facet.server.config.compile.WellFormedListeners;
import dev.facet.server.config.finding.GlobFault;
import dev.facet.server.config.route.FilesConfig;
import dev.facet.server.config.route.RouteConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a project: the configuration, decoded because it names the rest, then the files that its
 * globs find, each once. Nothing is judged here. Blocks: not for event loops.
 */
public final class ProjectReader {
  private final ProjectInputs inputs;
  private final ProjectFolder folder;

  /** A reader of one project. */
  public ProjectReader(ProjectInputs inputs) {
    this.inputs = inputs;
    this.folder = inputs.folder();
  }

  /** Reads everything. */
  public ProjectSources read() {
    FileReading file = file();
    return sources(file, decoded(file, new ValueRecorder(inputs.substitutions())));
  }

  /**
   * The same, where a configuration that has not changed need not be decoded again.
   *
   * @param before what was read the last time
   */
  public ProjectSources readAgain(ProjectMark before) {
    FileReading file = file();
    ValueRecorder values = new ValueRecorder(inputs.substitutions());
    if (before.file().equals(file.digest())) {
      DecodedConfig last = before.configuration();
      values.take(last.values().keySet());
      if (last.values().equals(values.digests())) {
        return sources(file, last);
      }
    }
    return sources(file, decoded(file, values));
  }

  private FileReading file() {
    try {
      return new FileReading.Text(folder.config());
    } catch (IOException e) {
      return FileReading.Unreadable.of(e, folder.configFile().toString());
    }
  }

  private DecodedConfig decoded(FileReading file, ValueRecorder values) {
    ConfigCompiler compiler = new ConfigCompiler(values.substitutions(), inputs.plugins().all());
    Compilation<ConfigDocument> result =
        switch (file) {
          case FileReading.Text(var text, _) -> compiler.compile(text);
          case FileReading.Unreadable unreadable ->
              new Compilation.Rejected<>(List.of(unreadable.finding(null)), List.of());
        };
    WellFormedListeners listeners =
        switch (result) {
          case Compilation.Compiled<ConfigDocument>(var document, _) ->
              WellFormedListeners.all(document.config().listeners());
          case Compilation.Rejected<ConfigDocument> _ ->
              file.shown().map(compiler::listeners).orElse(WellFormedListeners.NONE);
        };
    return new DecodedConfig(values.digests(), values.secretFiles(), result, listeners);
  }

  private ProjectSources sources(FileReading file, DecodedConfig configuration) {
    Map<String, GlobFiles> files = new LinkedHashMap<>();
    Map<FilesConfig, ServedFolder> folders = new HashMap<>();
    if (configuration.result() instanceof Compilation.Compiled<ConfigDocument>(var document, _)) {
      ReadFiles read = new ReadFiles(folder);
      for (var frontend : document.config().frontends().values()) {
        frontend.schema().forEach(glob -> files.computeIfAbsent(glob, it -> files(it, read)));
        frontend
            .documents()
            .files()
            .forEach(glob -> files.computeIfAbsent(glob, it -> files(it, read)));
      }
      for (RouteConfig route : document.config().routes()) {
        if (route.files() != null) {
          folders.computeIfAbsent(
              route.files(),
              served -> ServedFolder.look(folder.folder(), served, configuration.secretFiles()));
        }
      }
    }
    return new ProjectSources(folder.folder(), file, configuration, files, folders);
  }

  private GlobFiles files(String glob, ReadFiles read) {
    List<SourceText> texts = new ArrayList<>();
    List<FileReading.Unreadable> unreadable = new ArrayList<>();
    try {
      for (Path file : folder.files(glob)) {
        switch (read.file(file)) {
          case FileReading.Text(var text, _) -> texts.add(text);
          case FileReading.Unreadable failed -> unreadable.add(failed);
        }
      }
    } catch (IOException e) {
      unreadable.add(FileReading.Unreadable.of(e, glob));
    } catch (PatternSyntaxException e) {
      return new GlobFiles.Malformed(GlobFault.words(e));
    }
    return texts.isEmpty() && unreadable.isEmpty()
        ? new GlobFiles.Nothing(new GlobRemedy(folder.folder()).of(glob))
        : new GlobFiles.Found(texts, unreadable);
  }
}
