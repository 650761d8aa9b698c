// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.output.BugReport;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The program: takes the words of a command line, returns what to exit with. */
public final class FacetCli {
  private final GatewayCommands commands;
  private final Invocation invocation;

  /**
   * A program.
   *
   * @param commands what the commands do
   * @param invocation where it reads and writes
   */
  public FacetCli(GatewayCommands commands, Invocation invocation) {
    this.commands = commands;
    this.invocation = invocation;
  }

  /**
   * Runs one command line. Every fault ends in a line on standard error and an exit code, never in
   * an exception.
   */
  public ExitCode run(String... words) {
    FacetCommand root = new FacetCommand(invocation);
    BugReport bugs = new BugReport(invocation);
    try {
      int status = status(root, new CommandErrors(root, bugs), words);
      return Arrays.stream(ExitCode.values())
          .filter(code -> code.number() == status)
          .findFirst()
          .orElse(ExitCode.BUG);
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError fault) {
      return bugs.write(fault, "facet", root.terminal());
    }
  }

  private int status(FacetCommand root, CommandErrors errors, String... words) {
    Optional<Callable<Integer>> plain = PlainCommands.of(root, commands, words);
    if (plain.isEmpty()) {
      return new CommandParser(root, commands, invocation, errors).execute(words);
    }
    try {
      return plain.get().call();
    } catch (Exception fault) {
      return errors.status(fault, plain.get(), "facet " + words[0]);
    }
  }
}
