// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Invocation;
import dev.facet.server.cli.process.ProgramVersion;
import dev.facet.server.cli.process.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes down a fault in facet: what ran, on what, and the stack trace. The words of the command
 * line stay out of it, because they may hold secrets.
 */
public final class BugReport {
  private final Invocation invocation;

  /** Reports on one invocation. */
  public BugReport(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Writes the report, readable by the user alone, and tells where it is. */
  public ExitCode write(Throwable fault, String command, Terminal terminal) {
    String what = fault.getClass().getSimpleName();
    try {
      Path report = Files.createTempFile(invocation.reports(), "facet-report-", ".txt");
      Files.writeString(report, text(fault, command));
      terminal.failure("a fault in facet itself: " + what + " (report: " + report + ")");
    } catch (IOException e) {
      terminal.failure("a fault in facet itself: " + what + " (no report: " + e + ")");
    }
    return ExitCode.BUG;
  }

  private String text(Throwable fault, String command) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return "%s%n%s%ncommand %s%ntime    %s%n%n%s"
        .formatted(
            ProgramVersion.line(),
            ProgramVersion.details(),
            command,
            invocation.clock().instant(),
            trace);
  }
}
