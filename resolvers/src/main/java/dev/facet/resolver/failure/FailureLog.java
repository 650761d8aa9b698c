// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.resolver.plan.OperationPlan;
import dev.facet.schema.RestCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one WARN line for each failed call of one operation. What the schema expects, what nobody
 * waited for, and what another request's line tells already is DEBUG; so is what goes beyond the
 * service's {@link FailureBudget}, which the next line counts.
 *
 * @param frontend the frontend's name
 * @param plan which fields make which call
 * @param correlationId of the request that the operation is executed for
 * @param budgets bound the lines of each service
 */
public record FailureLog(
    String frontend, OperationPlan plan, String correlationId, FailureBudgets budgets)
    implements CallFailures {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  @Override
  public void failed(FailedCall failed) {
    if (failed.end() instanceof FailedCall.End.Faulty(var fault)) {
      line(failed, LOG.atError().setCause(fault));
      return;
    }
    boolean quiet = failed.expected() || failed.cancelled() || failed.delivery().coalesced();
    long suppressed = quiet ? FailureBudget.SUPPRESSED : budgets.of(failed.call().service()).take();
    LoggingEventBuilder builder =
        LOG.atLevel(suppressed == FailureBudget.SUPPRESSED ? Level.DEBUG : Level.WARN);
    line(failed, suppressed > 0 ? builder.addKeyValue("suppressed", suppressed) : builder);
  }

  private void line(FailedCall failed, LoggingEventBuilder builder) {
    RestCall call = failed.call();
    String cause = FailureCause.of(failed);
    LoggingEventBuilder line =
        builder
            .addKeyValue("correlationId", correlationId)
            .addKeyValue("frontend", frontend)
            .addKeyValue("fields", plan.callers(call))
            .addKeyValue("service", call.service())
            .addKeyValue("endpoint", failed.delivery().endpoint())
            .addKeyValue("method", call.verb().name())
            .addKeyValue("url", call.url().source())
            .addKeyValue("outcome", FailureCause.outcome(failed))
            .addKeyValue("code", failed.failure().code())
            .addKeyValue("cause", cause)
            .addKeyValue("attempts", failed.delivery().attempts());
    if (FailureCause.status(failed) != 0) {
      line =
          line.addKeyValue("status", FailureCause.status(failed))
              .addKeyValue("contentType", FailureCause.contentType(failed));
    }
    if (failed.keys() > 0) {
      line = line.addKeyValue("keys", failed.keys());
    }
    if (failed.delivery().coalesced()) {
      line = line.addKeyValue("coalesced", true);
    }
    line.log(
        "call failed: "
            + call.service()
            + " "
            + call.verb().name()
            + " "
            + call.url().source()
            + ": "
            + cause);
  }
}
