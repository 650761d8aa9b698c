// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The project as the one word behind a command. */
final class ProjectArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder of facet.yaml; the current one if left out")
  Path project = Path.of("");

  /**
   * The folder that was typed.
   *
   * @throws CommandFailure where it holds no configuration
   */
  Path folder() {
    return ExistingProject.at(project);
  }
}
