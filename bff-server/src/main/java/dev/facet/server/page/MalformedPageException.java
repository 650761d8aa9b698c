// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;

/** Ends the reading of a page that is malformed. */
public final class MalformedPageException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic.Error finding;

  /**
   * The end of a page.
   *
   * @param message what is wrong, without a full stop
   * @param hint what to do about it
   */
  public MalformedPageException(SourceSpan place, String message, String hint) {
    super(place + ": " + message + " (" + hint + ")");
    this.finding =
        new Diagnostic.Error(ConfigCode.MALFORMED_TEST_PAGE, message, place).hinted(hint);
  }

  /** What is wrong, and where. */
  public Diagnostic.Error finding() {
    return finding;
  }
}
