// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Findings as lines of the log. */
public final class LoggedFindings {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFindings.class);

  private LoggedFindings() {}

  /**
   * One line for each finding: code, file, line, column and hint as members. The line of the file
   * itself is left out, since it may hold what is not for logs.
   */
  public static void write(List<? extends Diagnostic> findings) {
    findings.forEach(LoggedFindings::write);
  }

  private static void write(Diagnostic finding) {
    Level level =
        switch (finding) {
          case Diagnostic.Error _ -> Level.ERROR;
          case Diagnostic.Warning _ -> Level.WARN;
        };
    LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("code", finding.code().id());
    SourceSpan span = finding.span();
    if (span != null) {
      line = line.addKeyValue("file", span.source().name());
      if (!span.source().text().isEmpty()) {
        line = line.addKeyValue("line", span.line()).addKeyValue("column", span.column());
      }
    }
    if (!finding.hint().isEmpty()) {
      line = line.addKeyValue("hint", finding.hint());
    }
    line.log(finding.message());
  }
}
