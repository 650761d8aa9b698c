// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.LineBudget;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells operators, by one line each, which endpoints come to be left out and which come back. There
 * are 20 lines at once at most, and one more every 3 s; the next line tells how many were omitted.
 */
public final class EndpointNotices {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointNotices.class);

  private static final String PANIC = "too few endpoints are well, those that are out are used too";
  private static final String NO_PANIC = "enough endpoints are well";

  private final String service;
  private final LineBudget budget;

  /**
   * The notices of a service.
   *
   * @param service the service's name in the configuration
   * @param nanoTime a steady clock
   */
  public EndpointNotices(String service, LongSupplier nanoTime) {
    this.service = service;
    this.budget = new LineBudget(LineBudget.CHANGES, nanoTime);
  }

  /** The service's name in the configuration. */
  public String service() {
    return service;
  }

  /** It is left out for a while. */
  void ejected(String endpoint, Duration time, String cause) {
    log(Level.WARN, "endpoint ejected", endpoint, "for " + seconds(time) + ": ", cause);
  }

  /** It is used as before. */
  void returned(String endpoint, String why) {
    log(Level.INFO, "endpoint is back", endpoint, why, "");
  }

  /** Its circuit breaker opens: it is left alone for a while. */
  void opened(String endpoint, Duration time, String cause) {
    log(Level.WARN, "circuit breaker opened", endpoint, "for " + seconds(time) + ": ", cause);
  }

  /** Its circuit breaker lets a probe by. */
  void halfOpened(String endpoint) {
    log(Level.INFO, "circuit breaker half-open", endpoint, "a probe decides", "");
  }

  /** Its circuit breaker lets calls by again. */
  void closed(String endpoint) {
    log(Level.INFO, "circuit breaker closed", endpoint, "its probe succeeded", "");
  }

  /** Its active checks fail. */
  public void unhealthy(String endpoint, String cause) {
    log(Level.WARN, "endpoint unhealthy", endpoint, "health checks failed: ", cause);
  }

  /** Its active checks succeed again. */
  public void healthy(String endpoint) {
    log(Level.INFO, "endpoint is back", endpoint, "health checks succeed", "");
  }

  /** So many are left out that all are used, or no longer so many. */
  void panics(boolean now) {
    long omitted = budget.take();
    if (omitted != LineBudget.SUPPRESSED) {
      LOG.atLevel(now ? Level.WARN : Level.INFO)
          .addKeyValue("service", service)
          .log("{}: {}{}", now ? PANIC : NO_PANIC, service, more(omitted));
    }
  }

  private void log(Level level, String what, String endpoint, String words, String cause) {
    long omitted = budget.take();
    if (omitted == LineBudget.SUPPRESSED) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atLevel(level).addKeyValue("service", service).addKeyValue("endpoint", endpoint);
    (cause.isEmpty() ? line : line.addKeyValue("cause", cause))
        .log("{}: {} {}: {}{}{}", what, service, endpoint, words, cause, more(omitted));
  }

  private static String more(long omitted) {
    return omitted == 0 ? "" : " (" + omitted + " lines about endpoints omitted before)";
  }

  private static String seconds(Duration time) {
    return Math.ceilDiv(time.toMillis(), 1_000) + " s";
  }
}
