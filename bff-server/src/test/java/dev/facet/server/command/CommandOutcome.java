// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.FacetCli;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What one run of the command line came to.
 *
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandOutcome(ExitCode code, String out, String err) {
  /**
   * Runs a command line as a shell does, without variables of the environment and off a terminal.
   *
   * @param folder the current one
   * @param input what comes on standard input
   */
  static CommandOutcome of(Path folder, String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            () -> false,
            InstantSource.system(),
            folder);
    ExitCode code = new FacetCli(new FacetCommands(), invocation).run(words);
    return new CommandOutcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
