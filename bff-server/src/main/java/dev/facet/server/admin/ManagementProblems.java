// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.http.AddressText;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.correlation.CorrelationIds;
import dev.facet.server.problem.ProblemContext;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.upstream.LineBudget;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Rejects requests of operators: problem+json, and one line in the log. */
final class ManagementProblems {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementProblems.class);

  private final CurrentSnapshot current;
  private final LineBudget budget;

  /**
   * Rejections of one gateway.
   *
   * @param nanoTime a steady clock
   */
  ManagementProblems(CurrentSnapshot current, LongSupplier nanoTime) {
    this.current = current;
    this.budget = new LineBudget(LineBudget.FAILURES, nanoTime);
  }

  /** Ends a request with a problem. Of what the request says nothing is logged but its path. */
  void send(RoutingContext context, Problem problem) {
    String id = CorrelationIds.next();
    long suppressed = budget.take();
    LoggingEventBuilder line =
        LOG.atLevel(suppressed == LineBudget.SUPPRESSED ? Level.DEBUG : Level.WARN);
    (suppressed > 0 ? line.addKeyValue("suppressed", suppressed) : line)
        .addKeyValue("client", AddressText.of(context.request().remoteAddress()))
        .addKeyValue("method", context.request().method().name())
        .addKeyValue("path", context.request().path())
        .addKeyValue("status", problem.status())
        .addKeyValue("code", problem.code())
        .addKeyValue("correlationId", id)
        .log("management request rejected: {}", problem.detail());
    GatewayResponse rendered = current.look().problems().render(problem, ProblemContext.of(id));
    HttpServerResponse response = context.response().setStatusCode(rendered.status());
    rendered.headers().forEach(header -> response.putHeader(header.getKey(), header.getValue()));
    switch (rendered.body()) {
      case GatewayResponse.Body.Bytes(var bytes) -> response.end(bytes);
      case GatewayResponse.Body.Empty _,
          GatewayResponse.Body.GrpcFailure _,
          GatewayResponse.Body.Streamed _,
          GatewayResponse.Body.Upgraded _ ->
          response.end();
    }
  }

  /** Ends a request that failed on its way. */
  void failed(RoutingContext context) {
    LOG.atError().setCause(context.failure()).log("a management request failed");
    send(context, Problem.of(ProblemCode.INTERNAL, "The gateway failed. Its log has the cause."));
  }

  /** Ends a request for what is not there. */
  void notFound(RoutingContext context) {
    send(
        context,
        Problem.of(
            ProblemCode.NOT_FOUND,
            "Management has /healthz, /readyz, /metrics, /services and /caches/invalidate."));
  }
}
