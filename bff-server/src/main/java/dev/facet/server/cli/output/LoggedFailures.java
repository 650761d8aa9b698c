// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes to the log why a command ends: for {@code start}, where a program reads what the process
 * writes, line by line.
 */
public final class LoggedFailures implements FailureOutput {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFailures.class);

  private final boolean verbose;

  /**
   * Failures as lines of the log.
   *
   * @param verbose whether causes are written too
   */
  public LoggedFailures(boolean verbose) {
    this.verbose = verbose;
  }

  @Override
  public ExitCode failed(CommandFailure failure) {
    LoggingEventBuilder line = LOG.atError();
    if (!failure.hint().isEmpty()) {
      line = line.addKeyValue("hint", failure.hint());
    }
    if (verbose && failure.getCause() != null) {
      line = line.setCause(failure.getCause());
    }
    line.log(failure.message());
    return failure.code();
  }

  @Override
  public ExitCode found(List<Diagnostic> findings) {
    LoggedFindings.write(findings);
    LOG.error("not started: {}", FindingsReport.summary(findings));
    return ExitCode.FINDINGS;
  }

  @Override
  public ExitCode fault(Throwable fault, String command) {
    LOG.error("a fault in facet itself", fault);
    return ExitCode.BUG;
  }
}
