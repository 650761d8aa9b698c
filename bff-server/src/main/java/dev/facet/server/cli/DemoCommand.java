// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code facet demo}. */
@Command(
    name = "demo",
    description = "Shows a gateway in front of five sample services, all in this process.",
    footer = {"", "Example:", "  facet demo --dir shop --port 8081"})
final class DemoCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where the project is written; files that are there stay as they are")
  Path folder = Path.of("demo");

  @Option(names = "--port", paramLabel = "PORT", description = "0 for any free port")
  int port = 8080;

  DemoCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailure.usage("--port: " + port + " (expected: 0 to " + HIGHEST_PORT + ")");
    }
    commands.demo(new DemoOptions(folder, port), root.terminal());
    return ExitCode.FINE.number();
  }
}
