// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.FilesConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is wrong with the folder of a route's files; nothing in most cases. */
public enum ServedFolder {
  /** It is there, with its fallback. */
  GOOD("", ""),
  /** There is no such folder. */
  MISSING(
      "there is no such folder; its requests are 404",
      "build it before the gateway starts; it is served as soon as it is there"),
  /** Something else has its name. */
  NO_FOLDER("it is no folder; its requests are 404", "name the folder that the file is in"),
  /** The gateway's user may not look into it. */
  UNREADABLE(
      "the gateway may not read it; its requests are 404",
      "let the gateway's user read and search the folder"),
  /** The fallback is not there. */
  NO_FALLBACK(
      "the fallback is missing in it; navigations are 404",
      "name a file of the folder; links are not followed"),
  /** The configuration would be public. */
  HOLDS_PROJECT(
      "facet.yaml and all that is beside it would be public",
      "move what is to be served to a folder of its own, such as public");

  private final String fault;
  private final String remedy;

  ServedFolder(String fault, String remedy) {
    this.fault = fault;
    this.remedy = remedy;
  }

  /** Looks at a folder. Blocks: not for event loops. */
  static ServedFolder look(Path project, FilesConfig files) {
    Path folder = project.resolve(files.dir());
    if (!Files.exists(folder)) {
      return MISSING;
    }
    if (!Files.isDirectory(folder)) {
      return NO_FOLDER;
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      return UNREADABLE;
    }
    if (holds(folder, project)) {
      return HOLDS_PROJECT;
    }
    return files.fallback() == null
            || Files.isRegularFile(folder.resolve(files.fallback()), LinkOption.NOFOLLOW_LINKS)
        ? GOOD
        : NO_FALLBACK;
  }

  /** Names that begin with a dot are not served, nor what is below them. */
  private static boolean holds(Path folder, Path project) {
    try {
      Path served = folder.toRealPath();
      Path real = project.toRealPath();
      return real.startsWith(served)
          && StreamSupport.stream(served.relativize(real).spliterator(), false)
              .noneMatch(name -> name.toString().startsWith("."));
    } catch (IOException e) {
      return false; // it went while it was looked at
    }
  }

  /** What to tell of it where it does not keep the gateway from serving. */
  Optional<Diagnostic.Warning> warning(FilesConfig files, @Nullable SourceSpan place) {
    return this == GOOD || this == HOLDS_PROJECT
        ? Optional.empty()
        : Optional.of(
            new Diagnostic.Warning(ConfigCode.SERVED_FOLDER_MISSING, message(files), place)
                .hinted(remedy));
  }

  /** What to tell of it where it does. */
  Optional<Diagnostic.Error> error(FilesConfig files, @Nullable SourceSpan place) {
    return this == HOLDS_PROJECT
        ? Optional.of(
            new Diagnostic.Error(ConfigCode.PUBLIC_PROJECT, message(files), place).hinted(remedy))
        : Optional.empty();
  }

  private String message(FilesConfig files) {
    return "dir: " + files.dir() + ": " + fault;
  }
}
