// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.cli.FacetCli;
import dev.facet.server.cli.process.Invocation;
import dev.facet.server.command.FacetCommands;

/** The command line's start. */
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param arguments its words
   */
  public static void main(String[] arguments) {
    FacetCli cli = new FacetCli(new FacetCommands(), Invocation.ofProcess());
    System.exit(cli.run(arguments).number());
  }
}
