// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.project.ProjectFolder;

/** Placeholders filled from this process's environment and from files. */
final class ProcessSubstitutions {
  private ProcessSubstitutions() {}

  /** Relative files start at the project's folder. */
  public static Substitutions of(ProjectFolder folder) {
    return new Substitutions(System::getenv, folder::value);
  }
}
