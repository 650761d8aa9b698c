// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facet import}: schema files from what a team has. */
@Command(
    name = "import",
    description = "Writes schema files from a sample response or a curl line; calls nothing.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  facet import json Product product.json"})
final class ImportCommand implements Callable<Integer> {
  private final FacetCommand root;

  @Spec @Nullable CommandSpec spec;

  ImportCommand(FacetCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(root.invocation().err(), Ansi.OFF);
    }
    return ExitCode.USAGE.number();
  }
}
