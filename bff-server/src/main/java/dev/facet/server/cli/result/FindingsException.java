// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;

/** Ends a command whose files or operation are not good: exit code 1, the findings are printed. */
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> findings;

  /**
   * The end of a command.
   *
   * @param findings one or more
   */
  public FindingsException(List<Diagnostic> findings) {
    super(findings.size() + " findings");
    this.findings = List.copyOf(findings);
  }

  /** What is wrong. */
  public List<Diagnostic> findings() {
    return findings;
  }
}
