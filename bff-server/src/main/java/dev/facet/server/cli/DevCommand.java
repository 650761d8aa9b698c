// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.DevOptions;
import dev.facet.server.cli.argument.ListenArguments;
import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code facet dev}. */
@Command(
    name = "dev",
    description = "Serves a project on loopback and follows its files; a broken file is shown.",
    footer = {"", "Examples:", "  facet dev shop", "  facet dev shop --port 8081 --host 0.0.0.0"})
final class DevCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();
  @Mixin ListenArguments listen = new ListenArguments();

  DevCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    ListenOptions checked = listen.checked();
    commands.dev(new DevOptions(project.folder(), checked), root.terminal());
    return ExitCode.FINE.number();
  }
}
