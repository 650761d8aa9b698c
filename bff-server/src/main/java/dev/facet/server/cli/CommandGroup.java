// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing without one of its own commands: it shows which there are. */
abstract class CommandGroup implements Callable<Integer> {
  private final FacetCommand root;

  @Spec @Nullable CommandSpec spec;

  CommandGroup(FacetCommand root) {
    this.root = root;
  }

  @Override
  public final Integer call() {
    if (spec != null) {
      spec.commandLine().usage(root.invocation().err(), Ansi.OFF);
    }
    return ExitCode.USAGE.number();
  }
}
