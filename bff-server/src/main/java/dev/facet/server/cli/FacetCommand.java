// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.ColorMode;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import dev.facet.server.cli.process.ProgramVersion;
import dev.facet.server.cli.process.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code facet}: the options every command has. */
@Command(
    name = "facet",
    description = "One gateway: GraphQL for every frontend, over REST services.",
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  facet demo",
      "",
      "facet COMMAND --help shows a command's options."
    })
final class FacetCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; NO_COLOR turns auto off",
      scope = ScopeType.INHERIT)
  ColorMode color = ColorMode.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "no notes, only data and failures",
      scope = ScopeType.INHERIT)
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "details on standard error",
      scope = ScopeType.INHERIT)
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text",
      scope = ScopeType.INHERIT)
  boolean help;

  @Option(names = "--version", description = "which facet this is")
  boolean version;

  FacetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (version) {
      terminal().print(ProgramVersion.line());
      return ExitCode.FINE.number();
    }
    if (spec != null) {
      spec.commandLine().usage(invocation.err(), CommandLine.Help.Ansi.OFF);
    }
    return ExitCode.USAGE.number();
  }

  Invocation invocation() {
    return invocation;
  }

  /** Where a command writes, as the options say. */
  Terminal terminal() {
    return new Terminal(
        invocation.out(),
        invocation.err(),
        color.colors(invocation.environment(), invocation.interactive()),
        quiet,
        verbose);
  }
}
