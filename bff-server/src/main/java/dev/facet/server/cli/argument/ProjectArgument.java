// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import dev.facet.server.cli.result.CommandFailure;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The project as the one word behind a command. */
public final class ProjectArgument {
  /** The folder as it was typed; the current one where none was. */
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder of facet.yaml; the current one if left out")
  public Path project = Path.of("");

  /**
   * The folder that was typed.
   *
   * @throws CommandFailure where it holds no configuration
   */
  public Path folder() {
    return ExistingProject.at(project);
  }
}
