// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facet schema}: what is made from a project's schema files. */
@Command(
    name = "schema",
    description = "Writes what is made from the schema files.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  facet schema directives shop"})
final class SchemaCommand implements Callable<Integer> {
  private final FacetCommand root;

  @Spec @Nullable CommandSpec spec;

  SchemaCommand(FacetCommand root) {
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
