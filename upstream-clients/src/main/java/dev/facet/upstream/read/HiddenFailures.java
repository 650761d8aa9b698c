// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.LineBudget;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of failures that no client meets, since what is kept stands in for the response: a
 * service that is down must not go unseen for as long as that. Safe for all threads.
 */
final class HiddenFailures {
  private static final Logger LOG = LoggerFactory.getLogger(HiddenFailures.class);
  private static final String STATUS = "UPSTREAM_STATUS";
  private static final String STALE = "stale response given, since a call failed";
  private static final String NOT_KEPT = "response not kept, since a call failed";

  private final String service;
  private final LineBudget budget;

  /**
   * Those of one service.
   *
   * @param nanoTime a steady clock
   */
  HiddenFailures(String service, LongSupplier nanoTime) {
    this.service = service;
    this.budget = new LineBudget(LineBudget.FAILURES, nanoTime);
  }

  /** A call came to no response. */
  void failed(Throwable failure) {
    if (failure instanceof UpstreamException failed
        && !failed.delivery().coalesced()
        && !(failed.failure() instanceof UpstreamFailure.Cancelled)) {
      FailureCode code = FailureCode.of(failed.failure());
      write(
          STALE, failed.delivery(), code.name(), code.outcome().label(), failed.failure().cause());
    }
  }

  /** A call came to an error of the service. */
  void status(int status, Delivery delivery) {
    if (!delivery.coalesced()) {
      write(STALE, delivery, STATUS, CallOutcome.SERVER_ERROR.label(), "status " + status);
    }
  }

  /** A body that nobody read took longer than the cache alone waits for it. */
  void notKept(Delivery delivery, Duration most) {
    FailureCode code = FailureCode.of(new UpstreamFailure.TimedOut(service, most));
    write(
        NOT_KEPT,
        delivery,
        code.name(),
        code.outcome().label(),
        "no end of the response within " + most.toMillis() + " ms, and nobody reads it");
  }

  private void write(String what, Delivery delivery, String code, String outcome, String cause) {
    long suppressed = budget.take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN);
    (suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line)
        .addKeyValue("service", service)
        .addKeyValue("endpoint", delivery.endpoint())
        .addKeyValue("outcome", outcome)
        .addKeyValue("code", code)
        .addKeyValue("cause", cause)
        .addKeyValue("attempts", delivery.attempts())
        .log("{}: {}: {}", what, service, cause);
  }
}
