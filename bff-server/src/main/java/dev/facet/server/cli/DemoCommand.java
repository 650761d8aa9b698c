// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.argument.ListenArguments;
import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.process.ExitCode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facet demo}. */
@Command(
    name = "demo",
    description = "Shows a gateway in front of five sample services, all in this process.",
    footer = {"", "Example:", "  facet demo --dir shop --port 8081"})
final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8080;
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where the project is written; files that are there stay as they are")
  Path folder = Path.of("demo");

  @Mixin ListenArguments listen = new ListenArguments();

  DemoCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    ListenOptions checked = listen.checked();
    commands.demo(
        new DemoOptions(
            folder, Objects.requireNonNullElse(checked.port(), USUAL_PORT), checked.host()),
        root.terminal());
    return ExitCode.FINE.number();
  }
}
