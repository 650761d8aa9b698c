// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.argument.CheckOptions;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.argument.ProjectArgument;
import dev.facet.server.cli.output.FindingsReport;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CheckResult;
import dev.facet.server.cli.result.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facet check}. */
@Command(
    name = "check",
    description = "Finds everything that is wrong with a project, without contacting any service.",
    footer = {"", "Example:", "  facet check shop --documents 'app/**/*.graphql' --format github"})
final class CheckCommand implements Callable<Integer> {
  /** From which severity on the exit code is 1. */
  enum Severity {
    /** What keeps a project from being served. */
    ERROR,
    /** All findings. */
    WARNING
  }

  private final FacetCommand root;
  private final GatewayCommands commands;

  @Mixin ProjectArgument project = new ProjectArgument();

  @Option(
      names = "--documents",
      paramLabel = "GLOB",
      description =
          "operations to check as well, in GraphQL files or scripts; may be repeated; !GLOB takes"
              + " files away")
  List<String> documents = new ArrayList<>();

  @Option(
      names = "--frontend",
      paramLabel = "NAME",
      description = "whose operations they are; if left out, each must fit one of the frontends")
  @Nullable String frontend;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, github or sarif")
  OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "error or warning: what the exit code 1 begins with")
  Severity failOn = Severity.ERROR;

  CheckCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    if (frontend != null && documents.isEmpty()) {
      throw CommandFailure.usage("--frontend: " + frontend + " (expected: with --documents)");
    }
    CheckOptions options = new CheckOptions(project.folder(), documents, frontend);
    CheckResult result = commands.check(options);
    List<Diagnostic> findings = result.findings();
    Terminal terminal = root.terminal();
    terminal.out().print(FindingsReport.of(result, format, terminal.colored()));
    if (format != OutputFormat.JSON) {
      result.documents().forEach(each -> terminal.detail(each.line()));
      if (!result.documents().isEmpty()) {
        terminal.note(result.accepted());
      }
      terminal.note(FindingsReport.summary(findings));
    }
    boolean failed =
        findings.stream()
            .anyMatch(finding -> finding instanceof Diagnostic.Error || failOn == Severity.WARNING);
    return (failed ? ExitCode.FINDINGS : ExitCode.FINE).number();
  }
}
