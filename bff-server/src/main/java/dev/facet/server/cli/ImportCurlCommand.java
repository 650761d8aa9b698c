// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.ImportArguments;
import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.output.ImportPrinter;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facet import curl}. */
@Command(
    name = "curl",
    description = "Writes the field that makes the request of a curl line, and sends nothing.",
    footer = {
      "",
      "Example:",
      "  facet import curl 'curl http://localhost:3000/posts/7' --field onePost"
    })
final class ImportCurlCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(paramLabel = "LINE", description = "the whole line in quotes; - for standard input")
  String line = "-";

  @Option(
      names = "--response",
      paramLabel = "FILE",
      description = "a sample response, for types; JSON if left out")
  @Nullable String response;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "the service in facet.yaml; by the host if left out")
  @Nullable String service;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "the field; by method and path if left out")
  @Nullable String field;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "the type of the response; by the path if left out")
  @Nullable String type;

  @Mixin ImportArguments arguments = new ImportArguments();

  ImportCurlCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    ImportTarget target = arguments.target();
    if (line.equals("-") && "-".equals(response)) {
      throw CommandFailure.usage("LINE and --response: both standard input (expected: one)");
    }
    String text = line.equals("-") ? TypedFile.sample(line, root.invocation()).text() : line;
    SampleText sample = response == null ? null : TypedFile.sample(response, root.invocation());
    CurlImportOptions options = new CurlImportOptions(text, service, field, type, sample, target);
    ImportPrinter.print(commands.importCurl(options), target, root.terminal());
    return ExitCode.FINE.number();
  }
}
