// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      description = "operations to check as well; may be repeated")
  List<String> documents = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or github")
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
    CheckOptions options = new CheckOptions(project.folder(), documents);
    List<Diagnostic> findings = commands.check(options);
    Terminal terminal = root.terminal();
    terminal.out().print(FindingsReport.of("check", findings, format, terminal.colored()));
    if (format != OutputFormat.JSON) {
      terminal.note(FindingsReport.summary(findings));
    }
    boolean failed =
        findings.stream()
            .anyMatch(finding -> finding instanceof Diagnostic.Error || failOn == Severity.WARNING);
    return (failed ? ExitCode.FINDINGS : ExitCode.FINE).number();
  }
}
