// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facet schema print}. */
@Command(
    name = "print",
    description = "Prints a frontend's schema as its clients see it, for code generators.",
    footer = {"", "Example:", "  facet schema print shop --frontend web > web.graphql"})
final class PrintCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  @Option(
      names = "--frontend",
      paramLabel = "NAME",
      description = "whose schema; may be left out where there is one frontend")
  @Nullable String frontend;

  PrintCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    root.terminal().print(commands.sdl(project.folder(), frontend).stripTrailing());
    return ExitCode.FINE.number();
  }
}
