// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;

/** Why a gateway does not start: its files hold errors. */
public final class ProjectRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> findings;

  ProjectRejectedException(List<Diagnostic> findings) {
    super(findings.size() + " findings", null, false, false);
    this.findings = List.copyOf(findings);
  }

  /** All findings, errors first. */
  public List<Diagnostic> findings() {
    return findings;
  }
}
