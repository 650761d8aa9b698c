// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ExistingProject;
import dev.facet.server.cli.argument.NearbyProjects;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.output.ResultPrinter;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facet plan}. */
@Command(
    name = "plan",
    description =
        "Shows the waves, calls and cost of an operation, without contacting any service.",
    footer = {
      "",
      "Example:",
      "  facet plan demo/operations/product-page.graphql --dir demo --frontend web"
    })
final class PlanCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(paramLabel = "FILE", description = "a file with the operation; - for standard input")
  String file = "-";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "the folder of facet.yaml; the current one if left out")
  Path project = Path.of("");

  @Option(
      names = "--frontend",
      paramLabel = "NAME",
      description = "whose schema; may be left out where only one accepts the operation")
  @Nullable String frontend;

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      description = "which operation, where the file holds several")
  @Nullable String operation;

  @Option(
      names = "--variables",
      paramLabel = "JSON",
      description = "the operation's variables, a JSON object")
  String variables = "{}";

  @Option(
      names = "--documents",
      paramLabel = "GLOB",
      description = "files with fragments that the operation needs; may be repeated")
  List<String> documents = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json")
  OutputFormat format = OutputFormat.TEXT;

  PlanCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    PlanOptions options =
        new PlanOptions(text(), file, folder, frontend, operation, variables, documents);
    ResultPrinter.print("plan", commands.plan(options), format, root.terminal());
    return ExitCode.FINE.number();
  }

  private Path folder() {
    try {
      return ExistingProject.at(project);
    } catch (CommandFailure none) {
      Path around = file.equals("-") ? null : NearbyProjects.around(Path.of(file));
      throw around == null ? none : none.hinted("did you mean --dir " + around + "?");
    }
  }

  private String text() throws IOException {
    String remedy =
        file.contains("{")
            ? "for an operation without a file: echo '" + file + "' | facet plan -"
            : "paths start at the folder facet is started in";
    return TypedFile.text(file, remedy, root.invocation());
  }
}
