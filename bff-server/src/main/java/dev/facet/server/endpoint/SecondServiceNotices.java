// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.passthrough.second.FailoverWatcher;
import dev.facet.passthrough.second.MirrorOutcome;
import dev.facet.passthrough.second.MirrorWatcher;
import dev.facet.server.count.ServiceShareCounts;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.LineBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Counts what a route's second service gets, and tells the log where the first one failed and where
 * a copy did not come to a response; within a {@link LineBudget}, whose next line counts those that
 * were left out.
 */
public final class SecondServiceNotices {
  private static final Logger LOG = LoggerFactory.getLogger(SecondServiceNotices.class);

  private final String route;
  private final ServiceShareCounts counts;
  private final LineBudget lines;

  /**
   * Notices of one route.
   *
   * @param route its id
   * @param lines bounds its lines in the log
   */
  public SecondServiceNotices(String route, ServiceShareCounts counts, LineBudget lines) {
    this.route = route;
    this.counts = counts;
    this.lines = lines;
  }

  /**
   * Hears of requests that go on.
   *
   * @param to the service that is asked in place of the first
   */
  public FailoverWatcher failover(String to) {
    return (from, cause, context) -> {
      counts.failedOver(from);
      context.origin().failedOver(from);
      line(context)
          .addKeyValue("service", from)
          .addKeyValue("failedOverTo", to)
          .addKeyValue("cause", cause)
          .log("failed over: route {}: from {} to {}: {}", route, from, to, cause);
    };
  }

  /**
   * Hears of copies.
   *
   * @param to the service that gets them
   */
  public MirrorWatcher mirror(String to) {
    return (outcome, detail, context) -> {
      counts.copied(outcome);
      if (outcome != MirrorOutcome.RESPONDED) {
        String cause = detail.isEmpty() ? outcome.words() : outcome.words() + ": " + detail;
        line(context)
            .addKeyValue("service", to)
            .addKeyValue("outcome", outcome.label())
            .addKeyValue("cause", cause)
            .log("copy failed: route {}: {}: {}", route, to, cause);
      }
    };
  }

  private LoggingEventBuilder line(CallContext context) {
    long suppressed = lines.take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN)
            .addKeyValue("correlationId", context.correlationId())
            .addKeyValue("route", route);
    return suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line;
  }
}
