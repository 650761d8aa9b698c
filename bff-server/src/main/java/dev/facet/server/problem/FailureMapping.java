// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.UpstreamFailure;

/** What a client is told when a service fails. Which service, and how, stays in the log. */
public final class FailureMapping {
  private FailureMapping() {}

  /** The problem that stands for a failure. */
  public static Problem problem(UpstreamFailure failure) {
    FailureCode code = FailureCode.of(failure);
    Problem problem = Problem.of(code(code), code.sentence());
    long seconds = failure.retryAfterSeconds();
    return seconds == 0 ? problem : problem.withHeader("retry-after", Long.toString(seconds));
  }

  private static ProblemCode code(FailureCode code) {
    return switch (code) {
      case UPSTREAM_TIMEOUT -> ProblemCode.UPSTREAM_TIMEOUT;
      case DEADLINE -> ProblemCode.DEADLINE;
      case UPSTREAM_UNAVAILABLE -> ProblemCode.UPSTREAM_UNAVAILABLE;
      case UPSTREAM_CONNECTION_LOST -> ProblemCode.UPSTREAM_CONNECTION_LOST;
      case CIRCUIT_OPEN -> ProblemCode.CIRCUIT_OPEN;
      case UPSTREAM_OVERLOADED -> ProblemCode.UPSTREAM_OVERLOADED;
      case UPSTREAM_TOO_LARGE -> ProblemCode.UPSTREAM_TOO_LARGE;
      case UPSTREAM_BAD_RESPONSE -> ProblemCode.UPSTREAM_BAD_RESPONSE;
      case REQUEST_TIMEOUT -> ProblemCode.REQUEST_TIMEOUT;
      case CLIENT_CLOSED -> ProblemCode.CLIENT_CLOSED;
    };
  }
}
