// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.problem.FailureMapping;
import dev.facet.server.problem.ProblemContext;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.upstream.UpstreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a step fails with into a response. What the client must not see is logged. */
record Rendering(ProblemRenderer renderer, RouteFailures failures) {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  GatewayResponse render(Throwable failure, Exchange exchange, StepName step) {
    Problem problem = problem(failure, exchange, step);
    if (problem.code().equals(ProblemCode.SHUTTING_DOWN.name())) {
      failures.cutShort(exchange, problem);
    }
    return renderer.render(problem, ProblemContext.of(exchange));
  }

  private Problem problem(Throwable failure, Exchange exchange, StepName step) {
    return switch (failure) {
      case ProblemException known -> {
        if (!step.guard().isEmpty()) {
          exchange.rejectedBy(step.guard());
        }
        yield known.problem();
      }
      case UpstreamException upstream -> {
        Problem rejection = exchange.rejection();
        if (rejection != null) {
          yield FailureMapping.cutShort(rejection, upstream, exchange.request().method());
        }
        Problem told = FailureMapping.problem(upstream, exchange.request().method());
        failures.noResponse(upstream, exchange, told);
        yield told;
      }
      default -> {
        LOG.atError()
            .setCause(failure)
            .addKeyValue("correlationId", exchange.correlationId())
            .addKeyValue("route", exchange.route())
            .log("{}: {} failed", exchange.route(), step.words());
        yield Problem.of(ProblemCode.INTERNAL, "The gateway failed. Its log has the cause.");
      }
    };
  }
}
