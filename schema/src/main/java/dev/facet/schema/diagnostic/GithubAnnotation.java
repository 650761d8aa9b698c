// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

/** A finding as a workflow command: {@code ::error file=...,line=...::message}. */
final class GithubAnnotation {
  private GithubAnnotation() {}

  static String of(Diagnostic finding) {
    StringBuilder command = new StringBuilder("::").append(DiagnosticPrinter.severity(finding));
    command.append(' ');
    SourceSpan span = finding.span();
    if (span != null) {
      command.append("file=").append(property(span.source().name()));
      command.append(",line=").append(span.line()).append(",endLine=").append(span.endLine());
      // GitHub ignores columns of a finding over several lines.
      if (span.line() == span.endLine()) {
        command.append(",col=").append(span.column()).append(",endColumn=");
        command.append(span.endColumn());
      }
      command.append(',');
    }
    command.append("title=").append(property(finding.code().id()));
    String hint = finding.hint().isEmpty() ? "" : "\nhelp: " + finding.hint();
    return command.append("::").append(data(finding.message() + hint)).toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
