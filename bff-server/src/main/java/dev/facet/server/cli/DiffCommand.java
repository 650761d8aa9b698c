// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diff.ChangeSeverity;
import dev.facet.server.cli.argument.DiffOptions;
import dev.facet.server.cli.argument.ExistingProject;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.output.DiffReport;
import dev.facet.server.cli.output.FindingsReport;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.diff.ProjectChange;
import dev.facet.server.diff.ProjectDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facet diff}. */
@Command(
    name = "diff",
    description =
        "Shows what changed between two versions of a project: for the clients of its frontends,"
            + " and in the calls to services.",
    footer = {"", "Example:", "  facet diff main shop --documents 'app/**/*.graphql'"})
final class DiffCommand implements Callable<Integer> {
  /** From which severity on the exit code is 1. */
  enum FailOn {
    /** What breaks clients, or opens what was not open. */
    BREAKING,
    /** All but what is safe. */
    DANGEROUS
  }

  private final FacetCommand root;
  private final GatewayCommands commands;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description =
          "the folder of the old project; or a git revision, REV or REV:path, of the repository that"
              + " NEW is in")
  String old = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NEW",
      description = "the folder of the new project; the current one if left out")
  Path project = Path.of("");

  @Option(
      names = "--documents",
      paramLabel = "GLOB",
      description =
          "operations that live clients send, in GraphQL files or scripts: what breaks none of them"
              + " is safe; may be repeated; !GLOB takes files away")
  List<String> documents = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or github")
  OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "breaking or dangerous: what the exit code 1 begins with")
  FailOn failOn = FailOn.BREAKING;

  DiffCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    if (old.isBlank()) {
      throw CommandFailure.usage("OLD: no value (expected: a folder, REV or REV:path)");
    }
    DiffOptions options = new DiffOptions(old, ExistingProject.at(project), documents);
    return switch (commands.diff(options)) {
      case ProjectDiff.Compared compared -> print(compared).number();
      case ProjectDiff.OldRejected rejected -> print(rejected).number();
    };
  }

  private ExitCode print(ProjectDiff.Compared compared) {
    Terminal terminal = root.terminal();
    List<ProjectChange> changes = compared.changes();
    terminal.out().print(DiffReport.of(changes, format));
    if (format != OutputFormat.JSON) {
      terminal.note(DiffReport.summary(changes));
    }
    if (!compared.passedOver().isEmpty()) {
      terminal.note(
          compared.passedOver().size()
              + " of the operations fit no frontend of the old project and are passed over");
      compared.passedOver().forEach(each -> terminal.detail("passed over: " + each));
    }
    boolean failed = changes.stream().anyMatch(change -> isFailure(change.severity()));
    return failed ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private boolean isFailure(ChangeSeverity severity) {
    return switch (severity) {
      case BREAKING -> true;
      case DANGEROUS -> failOn == FailOn.DANGEROUS;
      case SAFE -> false;
    };
  }

  /** The files are those of a version that is over: to change them is not what is asked for. */
  private ExitCode print(ProjectDiff.OldRejected rejected) {
    Terminal terminal = root.terminal();
    String findings =
        FindingsReport.of("", rejected.findings(), OutputFormat.TEXT, terminal.colored());
    terminal.err().print(findings);
    terminal.failure(
        rejected.old() + " does not pass check by this version of facet: nothing is compared");
    return ExitCode.UNABLE;
  }
}
