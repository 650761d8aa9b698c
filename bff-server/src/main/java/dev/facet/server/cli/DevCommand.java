// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code facet dev}. */
@Command(
    name = "dev",
    description = "Serves a project on loopback and follows its files; a broken file is shown.",
    footer = {"", "Example:", "  facet dev shop"})
final class DevCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  DevCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    commands.dev(new DevOptions(project.folder()), root.terminal());
    return ExitCode.FINE.number();
  }
}
