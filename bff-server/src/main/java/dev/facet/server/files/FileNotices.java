// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.server.action.StaticFiles;
import dev.facet.server.plugin.Exchange;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.LineBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells operators why a file that is there is not served, or not all of it; what goes beyond a
 * budget is DEBUG.
 */
public final class FileNotices {
  private static final Logger LOG = LoggerFactory.getLogger(FilesEndpoint.class);

  private final FailureBudgets budgets;

  /**
   * A writer of lines.
   *
   * @param budgets bound the lines of each route
   */
  public FileNotices(FailureBudgets budgets) {
    this.budgets = budgets;
  }

  /**
   * For a request that gets 404, or the fallback.
   *
   * @param reason empty where there is simply no such file, which is not told
   */
  void notServed(Exchange exchange, FilePath path, String reason) {
    if (!reason.isEmpty()) {
      log(exchange, path.shown(), reason);
    }
  }

  /** For a request that would get the fallback. */
  void noFallback(Exchange exchange, StaticFiles files, String reason) {
    log(exchange, files.fallback(), reason.isEmpty() ? "the fallback is missing" : reason);
  }

  /** For a response that broke off after its head, which the client has. */
  void brokenOff(Exchange exchange, FilePath path, Throwable failure) {
    line(exchange, path.shown())
        .log("response broke off: route {}: {}", exchange.route(), failure.getMessage());
  }

  private void log(Exchange exchange, String file, String reason) {
    line(exchange, file).log("file not served: route {}: {}", exchange.route(), reason);
  }

  private LoggingEventBuilder line(Exchange exchange, String file) {
    long suppressed = budgets.of(exchange.route()).take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN)
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .addKeyValue("file", file);
    return suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line;
  }
}
