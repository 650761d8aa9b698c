// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.argument.TestOptions;
import dev.facet.server.cli.output.JunitReport;
import dev.facet.server.cli.output.TestReport;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facet test}. */
@Command(
    name = "test",
    description = "Runs the test pages in tests/, with services that the pages play.",
    footer = {"", "Example:", "  facet test shop --only 'cart/**' --junit report.xml"})
final class TestCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      description = "which pages, relative to the folder of facet.yaml or to its tests")
  @Nullable String only;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, github or sarif")
  OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "writes what the pages came to as JUnit XML, too")
  @Nullable Path junit;

  TestCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    Terminal terminal = root.terminal();
    TestReport report = new TestReport(format, terminal);
    TestResult result = commands.test(new TestOptions(project.folder(), only), report::page);
    report.end(result);
    if (junit != null) {
      write(junit, JunitReport.of(result));
    }
    return (result.failed() > 0 ? ExitCode.FINDINGS : ExitCode.FINE).number();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandFailure.unable("--junit: " + file + " cannot be written", e)
          .hinted("give a file in a folder that is there");
    }
  }
}
