// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ImportArguments;
import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.output.ImportPrinter;
import dev.facet.server.cli.process.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code facet import json}. */
@Command(
    name = "json",
    description = "Writes the types of a sample response.",
    footer = {
      "",
      "Example:",
      "  facet import json Product product.json --out schema/web/product.graphql"
    })
final class ImportJsonCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(index = "0", paramLabel = "NAME", description = "the name of the type")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "the sample; standard input if left out, or for -")
  String file = "-";

  @Mixin ImportArguments arguments = new ImportArguments();

  ImportJsonCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    ImportTarget target = arguments.target();
    JsonImportOptions options =
        new JsonImportOptions(name, TypedFile.sample(file, root.invocation()), target);
    ImportPrinter.print(commands.importJson(options), target, root.terminal());
    return ExitCode.FINE.number();
  }
}
