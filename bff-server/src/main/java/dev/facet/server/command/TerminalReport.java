// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the terminal and the log what reloads came to. */
final class TerminalReport implements Reloader.Report {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalReport.class);

  private final Terminal terminal;

  TerminalReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    print(warnings);
    LOG.info("serving version {} of the files", snapshot.version());
  }

  @Override
  public void rejected(List<Diagnostic> findings) {
    print(findings);
    LOG.error("the files have errors and are not served");
  }

  @Override
  public void failed(Throwable fault) {
    LOG.error("a fault in facet itself: the files are not served", fault);
  }

  private void print(List<? extends Diagnostic> findings) {
    if (!findings.isEmpty()) {
      terminal.err().print(new DiagnosticPrinter(terminal.colored()).text(findings));
    }
  }
}
