// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;

/** A finding as a workflow command, which GitHub shows beside the line it names. */
final class GithubAnnotation {
  private GithubAnnotation() {}

  static String of(Diagnostic finding) {
    String hint = finding.hint().isEmpty() ? "" : "\n" + finding.hint();
    return "::%s %stitle=%s::%s"
        .formatted(
            FindingsReport.severity(finding),
            place(finding),
            property(finding.code().id()),
            data(finding.message() + hint));
  }

  private static String place(Diagnostic finding) {
    SourceSpan span = finding.span();
    if (span == null) {
      return "";
    }
    String name = property(span.source().name());
    return "file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,"
        .formatted(name, span.line(), span.column(), span.endLine(), span.endColumn());
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
