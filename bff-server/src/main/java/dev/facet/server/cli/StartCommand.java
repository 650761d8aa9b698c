// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.argument.StartOptions;
import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code facet start}. */
@Command(
    name = "start",
    description = "Serves a project in production: safe defaults, no introspection, no tools.",
    footer = {"", "Example:", "  facet start /etc/facet"})
final class StartCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  StartCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    commands.start(new StartOptions(project.project), root.terminal());
    return ExitCode.FINE.number();
  }
}
