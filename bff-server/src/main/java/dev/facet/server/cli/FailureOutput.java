// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;

/** Tells why a command ends, and with which exit code. */
interface FailureOutput {
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
