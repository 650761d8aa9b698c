// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import org.jspecify.annotations.Nullable;

/** A finding as a workflow command: {@code ::error file=...,line=...::message}. */
public final class GithubAnnotation {
  private GithubAnnotation() {}

  static String of(Diagnostic finding) {
    String hint = finding.hint().isEmpty() ? "" : "\nhelp: " + finding.hint();
    return of(
        DiagnosticPrinter.severity(finding),
        finding.span(),
        finding.code().id(),
        finding.message() + hint);
  }

  /**
   * Something to show beside a line.
   *
   * @param level {@code error}, {@code warning} or {@code notice}
   * @param span null for something that is shown with none
   */
  public static String of(String level, @Nullable SourceSpan span, String title, String message) {
    StringBuilder command = new StringBuilder("::").append(level);
    command.append(' ');
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
    command.append("title=").append(property(title));
    return command.append("::").append(data(message)).toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
