// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.Substitutions;
import java.nio.file.Files;
import java.nio.file.Path;

/** Placeholders filled from this process's environment and from files. */
public final class ProcessSubstitutions {
  private ProcessSubstitutions() {}

  /**
   * Relative files start at the project's folder; a line break at a file's end is not part of the
   * value, since editors add one.
   */
  public static Substitutions of(Path folder) {
    return new Substitutions(
        System::getenv,
        path -> {
          String text = Files.readString(folder.resolve(path));
          return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        });
  }
}
