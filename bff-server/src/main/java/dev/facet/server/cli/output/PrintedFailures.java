// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import java.util.List;

/**
 * Prints for a person why a command ends.
 *
 * @param terminal where
 * @param bugs where faults of facet itself are written down
 */
public record PrintedFailures(Terminal terminal, BugReport bugs) implements FailureOutput {
  @Override
  public ExitCode failed(CommandFailure failure) {
    terminal.failure(failure.message());
    if (!failure.hint().isEmpty()) {
      terminal.note(failure.hint());
    }
    if (failure.getCause() != null) {
      terminal.detail("because: " + failure.getCause());
    }
    return failure.code();
  }

  @Override
  public ExitCode found(List<Diagnostic> findings) {
    terminal.err().print(FindingsReport.of("", findings, OutputFormat.TEXT, terminal.colored()));
    terminal.note(FindingsReport.summary(findings));
    return ExitCode.FINDINGS;
  }

  @Override
  public ExitCode fault(Throwable fault, String command) {
    return bugs.write(fault, command, terminal);
  }
}
