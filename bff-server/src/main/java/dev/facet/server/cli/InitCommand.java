// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.InitOptions;
import dev.facet.server.cli.argument.ProjectTemplate;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facet init}. */
@Command(
    name = "init",
    description = "Writes a project to begin with; overwrites no file.",
    footer = {"", "Example:", "  facet init my-gateway --template minimal"})
final class InitCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "where to write it; the current folder if left out")
  Path folder = Path.of("");

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "minimal: one service, one frontend; shop: the demo's, for your services")
  ProjectTemplate template = ProjectTemplate.MINIMAL;

  InitCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    List<String> written = commands.init(new InitOptions(folder, template));
    Terminal terminal = root.terminal();
    written.forEach(file -> terminal.print(folder.resolve(file).toString()));
    boolean here = folder.toString().isEmpty();
    String dir = here ? "" : " " + folder;
    String operation =
        written.stream().filter(file -> file.startsWith("operations/")).findFirst().orElse("-");
    terminal.note("next:");
    terminal.note("  put the address of your service into " + folder.resolve("facet.yaml"));
    terminal.note("  facet check" + dir);
    terminal.note("  facet plan " + folder.resolve(operation) + (here ? "" : " --dir" + dir));
    if (written.stream().anyMatch(file -> file.startsWith("tests/"))) {
      terminal.note("  facet test" + dir);
    }
    terminal.note("  facet dev" + dir);
    return ExitCode.FINE.number();
  }
}
