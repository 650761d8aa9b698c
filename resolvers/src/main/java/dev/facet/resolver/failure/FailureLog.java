// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.resolver.plan.OperationPlan;
import dev.facet.schema.RestCall;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.LineBudget;
import dev.facet.upstream.UpstreamResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one WARN line for each failed call of one operation. What the schema expects, what was
 * cancelled, and what another request's line tells already is DEBUG; so is what goes beyond the
 * service's {@link LineBudget}, which the next line counts.
 *
 * @param frontend the frontend's name
 * @param plan which fields make which call
 * @param correlationId of the request that the operation is executed for
 * @param budgets bound the lines of each service
 * @param responses those that could be read
 */
public record FailureLog(
    String frontend,
    OperationPlan plan,
    String correlationId,
    FailureBudgets budgets,
    Responses responses)
    implements CallFailures {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  @Override
  public void failed(FailedCall failed) {
    failed(failed, Map.of());
  }

  @Override
  public void received(RestCall call, FailedCall.Sent sent, UpstreamResponse response) {
    responses.add(call, sent, response);
  }

  @Override
  public void unfit(Misfit misfit) {
    unfit(misfit, Map.of());
  }

  /** The same with more members, as of {@link #failed(FailedCall, Map)}. */
  void unfit(Misfit misfit, Map<String, Object> detail) {
    LoadFailure failure = misfit.failure();
    long suppressed = misfit.first() ? budgets.of(failure.service()).take() : LineBudget.SUPPRESSED;
    if (suppressed == LineBudget.SUPPRESSED) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atWarn()
            .addKeyValue("correlationId", correlationId)
            .addKeyValue("frontend", frontend)
            .addKeyValue("fields", List.of(misfit.field()))
            .addKeyValue("service", failure.service())
            .addKeyValue("code", failure.code())
            .addKeyValue("cause", FailureCause.of(failure));
    if (suppressed > 0) {
      line = line.addKeyValue("suppressed", suppressed);
    }
    List<Received> received = responses.of(misfit.calls());
    if (!received.isEmpty()) {
      line = origin(received, detail, line);
    }
    line.log("response does not fit the schema: {}: {}", misfit.field(), failure.message());
  }

  /** What all responses have in common that the value can be of. */
  private static LoggingEventBuilder origin(
      List<Received> received, Map<String, Object> detail, LoggingEventBuilder line) {
    Map<String, Object> common = new LinkedHashMap<>(members(received.getFirst()));
    received.forEach(other -> common.entrySet().retainAll(members(other).entrySet()));
    common.putAll(detail);
    common.remove("cause");
    LoggingEventBuilder full = line;
    for (Map.Entry<String, Object> member : common.entrySet()) {
      full = full.addKeyValue(member.getKey(), member.getValue());
    }
    return full;
  }

  private static Map<String, Object> members(Received received) {
    UpstreamResponse response = received.response();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("endpoint", response.delivery().endpoint());
    members.put("method", received.call().verb().name());
    members.put("url", received.call().url().shown());
    members.put("status", response.status());
    members.put("contentType", FailureCause.contentType(response));
    return members;
  }

  /**
   * The same with more members.
   *
   * @param detail by name; where it has a {@code url}, that stands in place of the template
   */
  void failed(FailedCall failed, Map<String, Object> detail) {
    if (failed.end() instanceof FailedCall.End.Faulty(var fault)) {
      line(failed, detail, LOG.atError().setCause(fault));
      return;
    }
    boolean quiet = failed.expected() || failed.cancelled() || failed.delivery().coalesced();
    long suppressed = quiet ? LineBudget.SUPPRESSED : budget(failed).take();
    Level level = suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN;
    if (LOG.isEnabledForLevel(level)) {
      LoggingEventBuilder line = LOG.atLevel(level);
      line(failed, detail, suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line);
    }
  }

  private LineBudget budget(FailedCall failed) {
    return failed.end() instanceof FailedCall.End.NoResponse(var exception)
        ? budgets.of(exception.failure())
        : budgets.of(failed.call().service());
  }

  private void line(FailedCall failed, Map<String, Object> detail, LoggingEventBuilder builder) {
    RestCall call = failed.call();
    String cause = FailureCause.of(failed);
    LoggingEventBuilder line =
        builder
            .addKeyValue("correlationId", correlationId)
            .addKeyValue("frontend", frontend)
            .addKeyValue("fields", plan.clients(call))
            .addKeyValue("service", call.service())
            .addKeyValue("endpoint", failed.delivery().endpoint())
            .addKeyValue("method", call.verb().name())
            .addKeyValue("url", detail.getOrDefault("url", call.url().shown()))
            .addKeyValue("outcome", FailureCause.outcome(failed))
            .addKeyValue("code", failed.failure().code())
            .addKeyValue("cause", cause)
            .addKeyValue("attempts", failed.delivery().attempts());
    if (failed.delivery().hedges() > 0) {
      line = line.addKeyValue("hedges", failed.delivery().hedges());
    }
    if (FailureCause.status(failed) != 0) {
      line =
          line.addKeyValue("status", FailureCause.status(failed))
              .addKeyValue("contentType", FailureCause.contentType(failed));
    }
    if (failed.failure().mayHaveActed()) {
      line = line.addKeyValue(FailureNotice.MAY_HAVE_ACTED, true);
    }
    if (failed.sent().keys() > 0) {
      line = line.addKeyValue("keys", failed.sent().keys());
    }
    if (detail.get("body") instanceof String body && !body.isEmpty()) {
      line = line.addKeyValue("body", body);
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
            + call.url().shown()
            + ": "
            + cause);
  }
}
