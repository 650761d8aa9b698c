// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code facet start}. */
@Command(
    name = "start",
    description = "Serves a project in production: safe defaults, no introspection, no tools.",
    footer = {"", "Example:", "  facet start /etc/facet"})
final class StartCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder of facet.yaml; the current one if left out")
  Path project = Path.of("");

  StartCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    commands.start(new StartOptions(ProjectArgument.existing(project)), root.terminal());
    return ExitCode.FINE.number();
  }
}
