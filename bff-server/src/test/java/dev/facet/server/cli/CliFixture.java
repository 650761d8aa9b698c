// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A program whose surroundings are in memory. */
final class CliFixture {
  final RecordedCommands commands = new RecordedCommands();
  final Map<String, String> environment = new HashMap<>();
  boolean interactive;
  String input = "";
  private final Path reports;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CliFixture(Path reports) {
    this.reports = reports;
  }

  /** What one run came to. */
  record Outcome(ExitCode code, String out, String err) {}

  Outcome run(String... words) {
    out.reset();
    err.reset();
    Invocation invocation =
        new Invocation(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            environment,
            () -> interactive,
            () -> Instant.parse("2026-11-21T10:15:30Z"),
            reports);
    ExitCode code = new FacetCli(commands, invocation).run(words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
