// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.output.ResultPrinter;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facet explain}. */
@Command(
    name = "explain",
    description =
        "Says what a code means, where a field comes from, what runs on a route, or which route takes"
            + " a request.",
    footer = {
      "",
      "Examples:",
      "  facet explain FACET-S012",
      "  facet explain Product.reviews --dir demo",
      "  facet explain route catalog --dir demo",
      "  facet explain route GET /rest/catalog/products/1 --dir demo"
    })
final class ExplainCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(
      arity = "1..3",
      paramLabel = "SUBJECT",
      description =
          "a code, Type.field, route ID, route METHOD URL, or a path of the configuration")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "the folder of facet.yaml; the current one if left out")
  Path project = Path.of("");

  @Option(
      names = {"--header", "-H"},
      paramLabel = "HEADER",
      description = "a header of the request, as \"name: value\"; once for each")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--listener",
      paramLabel = "NAME",
      description = "the listener that the request comes in by; the first one if left out")
  @Nullable String listener;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json")
  OutputFormat format = OutputFormat.TEXT;

  ExplainCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    boolean route = words.getFirst().equals("route");
    if (words.size() > 1 && !route) {
      throw CommandFailure.usage(
              "explain: " + String.join(" ", words) + " (expected: one word, or route ID)")
          .hinted("write route METHOD URL for the route of a request");
    }
    CommandResult result = commands.explain(new ExplainOptions(words, headers, listener, project));
    ResultPrinter.print("explain", result, format, root.terminal());
    return ExitCode.FINE.number();
  }
}
