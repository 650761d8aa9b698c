// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.problem.FailureMapping;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Turns whatever a step fails with into an answer. What the client must not see is logged. */
record Rendering(ProblemRenderer renderer) {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  GatewayResponse render(Throwable failure, Exchange exchange, String step) {
    return renderer.render(problem(failure, exchange, step), exchange);
  }

  private static Problem problem(Throwable failure, Exchange exchange, String step) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case UpstreamException upstream -> {
        log(upstream, exchange);
        yield FailureMapping.problem(upstream.failure());
      }
      default -> {
        LOG.atError()
            .setCause(failure)
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .log("{}: {} failed", exchange.route(), step);
        yield Problem.of(ProblemCode.INTERNAL, "The gateway failed. Its log has the cause.");
      }
    };
  }

  /** One line for a request that got no response of its service; never with its target. */
  private static void log(UpstreamException failed, Exchange exchange) {
    UpstreamFailure failure = failed.failure();
    boolean left = failure instanceof UpstreamFailure.Cancelled;
    LOG.atLevel(left ? Level.DEBUG : Level.WARN)
        .addKeyValue("correlationId", exchange.correlationId())
        .addKeyValue("route", exchange.route())
        .addKeyValue("service", failure.service())
        .addKeyValue("endpoint", failed.delivery().endpoint())
        .addKeyValue("method", exchange.request().method().name())
        .addKeyValue("outcome", CallOutcome.of(0, failure).label())
        .addKeyValue("cause", failure.cause())
        .addKeyValue("attempts", failed.delivery().attempts())
        .log(
            "request failed: route {}: {}: {}",
            exchange.route(),
            failure.service(),
            failure.cause());
  }
}
