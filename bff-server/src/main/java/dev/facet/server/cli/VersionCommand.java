// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.ProgramVersion;
import dev.facet.server.cli.process.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code facet version}. */
@Command(
    name = "version",
    description = "Says which facet this is and which Java it runs on; -v says more.",
    footer = {"", "Example:", "  facet version -v"})
final class VersionCommand implements Callable<Integer> {
  private final FacetCommand root;

  VersionCommand(FacetCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Terminal terminal = root.terminal();
    terminal.print(ProgramVersion.line());
    if (terminal.verbose()) {
      terminal.print(ProgramVersion.details());
    }
    return ExitCode.FINE.number();
  }
}
