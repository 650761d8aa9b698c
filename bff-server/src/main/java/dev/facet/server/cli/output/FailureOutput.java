// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.util.List;

/** Tells why a command ends, and with which exit code. */
public interface FailureOutput {
  /** The command cannot do what it was asked for. */
  ExitCode failed(CommandFailure failure);

  /** The project's files, or an operation, keep it from working. */
  ExitCode found(List<Diagnostic> findings);

  /**
   * Facet itself has a fault.
   *
   * @param command what ran, without its arguments
   */
  ExitCode fault(Throwable fault, String command);
}
