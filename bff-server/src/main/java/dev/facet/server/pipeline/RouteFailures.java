// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Problem;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.LineBudget;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one WARN line for a request whose service fails; never with its target. Where the client
 * left it is DEBUG; so is what goes beyond the service's {@link LineBudget}, which the next line
 * counts.
 */
public final class RouteFailures {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final FailureBudgets budgets;

  /**
   * A writer of lines.
   *
   * @param budgets bound the lines of each service
   */
  public RouteFailures(FailureBudgets budgets) {
    this.budgets = budgets;
  }

  /**
   * For a request that got no response of its service.
   *
   * @param told what its client is told instead
   */
  void noResponse(UpstreamException failed, Exchange exchange, Problem told) {
    String cause = failed.failure().cause();
    withActed(line(failed, exchange, cause), told)
        .log(
            "request failed: route {}: {}: {}",
            exchange.route(),
            failed.failure().service(),
            cause);
  }

  /**
   * For a request that a stopping gateway cannot wait for.
   *
   * @param told what its client is told
   */
  void cutShort(Exchange exchange, Problem told) {
    LoggingEventBuilder line =
        within(budgets.of(exchange.route()))
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .addKeyValue("method", exchange.request().method().name())
            .addKeyValue("url", exchange.path())
            .addKeyValue("code", told.code());
    withActed(line, told)
        .log("request cut short: route {}: the gateway stops, its grace is over", exchange.route());
  }

  /** A line at the level that a budget leaves it. */
  private static LoggingEventBuilder within(LineBudget budget) {
    long suppressed = budget.take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN);
    return suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line;
  }

  private static LoggingEventBuilder withActed(LoggingEventBuilder line, Problem told) {
    Object acted = told.extensions().get(FailureNotice.MAY_HAVE_ACTED);
    return acted == null ? line : line.addKeyValue(FailureNotice.MAY_HAVE_ACTED, acted);
  }

  /**
   * For a response that broke off after its head, which the client has: its status is no sign of it
   * any more.
   *
   * @param status of the head
   */
  public void brokenOff(UpstreamException failed, Exchange exchange, int status) {
    String cause = failed.failure().cause();
    line(failed, exchange, cause)
        .addKeyValue("status", status)
        .log(
            "response broke off: route {}: {}: {}",
            exchange.route(),
            failed.failure().service(),
            cause);
  }

  private LoggingEventBuilder line(UpstreamException failed, Exchange exchange, String cause) {
    UpstreamFailure failure = failed.failure();
    FailureCode code = FailureCode.of(failure);
    boolean left = failure instanceof UpstreamFailure.Cancelled;
    LoggingEventBuilder line =
        (left ? LOG.atDebug() : within(budgets.of(failure)))
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .addKeyValue("service", failure.service())
            .addKeyValue("endpoint", failed.delivery().endpoint())
            .addKeyValue("method", exchange.request().method().name())
            .addKeyValue("url", exchange.path())
            .addKeyValue("outcome", code.outcome().label())
            .addKeyValue("code", code.name())
            .addKeyValue("cause", cause)
            .addKeyValue("attempts", failed.delivery().attempts());
    int hedges = failed.delivery().hedges();
    return hedges > 0 ? line.addKeyValue("hedges", hedges) : line;
  }
}
