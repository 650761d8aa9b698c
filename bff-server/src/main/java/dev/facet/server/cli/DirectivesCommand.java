// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facet schema directives}. */
@Command(
    name = "directives",
    description = "Writes the definitions of the directives, so that editors complete them.",
    footer = {"", "Example:", "  facet schema directives shop"})
final class DirectivesCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  @Option(names = "--print", description = "prints the files instead of writing them")
  boolean print;

  DirectivesCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = project.folder();
    for (GeneratedFile file : commands.directives(folder)) {
      if (print) {
        root.terminal().print("# " + file.path() + "\n" + file.text().stripTrailing());
      } else {
        write(file, folder.resolve(file.path()));
      }
    }
    return ExitCode.FINE.number();
  }

  private void write(GeneratedFile file, Path target) throws IOException {
    String there = Files.exists(target) ? Files.readString(target) : "";
    if (there.equals(file.text())) {
      root.terminal().note("unchanged  " + target);
    } else if (Files.exists(target) && !file.ours()) {
      root.terminal().note("kept       " + target + " (--print shows what facet would write)");
    } else {
      Files.createDirectories(target.toAbsolutePath().resolveSibling("."));
      Files.writeString(target, file.text());
      root.terminal().note("written    " + target);
    }
  }
}
