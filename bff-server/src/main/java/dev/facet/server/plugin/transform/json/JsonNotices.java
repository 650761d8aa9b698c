// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Exchange;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.LineBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells operators which responses cannot be changed; what goes beyond the budget of a route is
 * DEBUG.
 *
 * @param budgets bound the lines of each route
 */
record JsonNotices(FailureBudgets budgets) {
  private static final Logger LOG = LoggerFactory.getLogger(JsonPlugin.class);

  /** For a response that does not get through, or not to its end. */
  void notChanged(Exchange exchange, String cause) {
    long suppressed = budgets.of(exchange.route()).take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN)
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .addKeyValue("service", exchange.service())
            .addKeyValue("cause", cause);
    if (suppressed > 0) {
      line = line.addKeyValue("suppressed", suppressed);
    }
    line.log("response not changed: route {}: {}", exchange.route(), cause);
  }
}
