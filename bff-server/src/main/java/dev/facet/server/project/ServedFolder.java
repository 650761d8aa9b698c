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
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the folder of a route's files; nothing in most cases.
 *
 * @param state what it is
 * @param secret the file in it that the configuration takes a secret from; empty for none
 */
public record ServedFolder(State state, String secret) {
  private static final String WELL_KNOWN = ".well-known";

  private enum State {
    GOOD("", ""),
    MISSING(
        "there is no such folder; its requests are 404",
        "build it before the gateway starts; it is served as soon as it is there"),
    NO_FOLDER("it is no folder; its requests are 404", "name the folder that the file is in"),
    UNREADABLE(
        "the gateway may not read it; its requests are 404",
        "let the gateway's user read and search the folder"),
    NO_FALLBACK(
        "the fallback is missing in it; navigations are 404",
        "name a file of the folder; links are not followed"),
    HOLDS_PROJECT(
        "facet.yaml and all that is beside it would be public",
        "move what is to be served to a folder of its own, such as public"),
    HOLDS_SECRET(
        "which the configuration takes a secret from, would be public",
        "move it to a folder that is not served, or what is to be served to one of its own");

    private final String fault;
    private final String remedy;

    State(String fault, String remedy) {
      this.fault = fault;
      this.remedy = remedy;
    }
  }

  /**
   * Looks at a folder. Blocks: not for event loops.
   *
   * @param secrets files that the configuration takes secrets from, as it names them
   */
  static ServedFolder look(Path project, FilesConfig files, List<String> secrets) {
    State state = look(project, files);
    if (state == State.GOOD || state == State.NO_FALLBACK) {
      Path folder = project.resolve(files.dir());
      for (String secret : secrets) {
        if (holds(folder, project.resolve(secret))) {
          return new ServedFolder(State.HOLDS_SECRET, secret);
        }
      }
    }
    return new ServedFolder(state, "");
  }

  private static State look(Path project, FilesConfig files) {
    Path folder = project.resolve(files.dir());
    if (!Files.exists(folder)) {
      return State.MISSING;
    }
    if (!Files.isDirectory(folder)) {
      return State.NO_FOLDER;
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      return State.UNREADABLE;
    }
    if (holds(folder, project)) {
      return State.HOLDS_PROJECT;
    }
    return files.fallback() == null
            || Files.isRegularFile(folder.resolve(files.fallback()), LinkOption.NOFOLLOW_LINKS)
        ? State.GOOD
        : State.NO_FALLBACK;
  }

  /** Names that begin with a dot are not served, nor what is below them; links are not followed. */
  private static boolean holds(Path folder, Path file) {
    try {
      Path served = folder.toRealPath();
      Path real = file.toRealPath();
      return real.startsWith(served)
          && StreamSupport.stream(served.relativize(real).spliterator(), false)
              .map(Path::toString)
              .noneMatch(name -> name.startsWith(".") && !name.equals(WELL_KNOWN));
    } catch (IOException e) {
      return false; // it went while it was looked at
    }
  }

  /** What to tell of it where it does not keep the gateway from serving. */
  Optional<Diagnostic.Warning> warning(FilesConfig files, @Nullable SourceSpan place) {
    return state == State.GOOD || isLeak()
        ? Optional.empty()
        : Optional.of(
            new Diagnostic.Warning(ConfigCode.SERVED_FOLDER_MISSING, message(files), place)
                .hinted(state.remedy));
  }

  /** What to tell of it where it does. */
  Optional<Diagnostic.Error> error(FilesConfig files, @Nullable SourceSpan place) {
    return isLeak()
        ? Optional.of(
            new Diagnostic.Error(ConfigCode.PUBLIC_PROJECT, message(files), place)
                .hinted(state.remedy))
        : Optional.empty();
  }

  private boolean isLeak() {
    return state == State.HOLDS_PROJECT || state == State.HOLDS_SECRET;
  }

  private String message(FilesConfig files) {
    String what = secret.isEmpty() ? "" : secret + ", ";
    return "dir: " + files.dir() + ": " + what + state.fault;
  }
}
