// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.accept;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;

/**
 * A comment that accepts the warnings of one code on some lines.
 *
 * @param code the id of the code, such as {@code FACET-S101}
 * @param span where the comment stands
 * @param firstLine the first line that it speaks of
 * @param lastLine the last line that it speaks of
 */
record Acceptance(String code, SourceSpan span, int firstLine, int lastLine) {
  /** Whether a finding is what the comment speaks of. */
  boolean covers(Diagnostic finding) {
    SourceSpan place = finding.span();
    return place != null
        && finding.code().id().equals(code)
        && place.source().name().equals(span.source().name())
        && place.line() >= firstLine
        && place.line() <= lastLine;
  }
}
