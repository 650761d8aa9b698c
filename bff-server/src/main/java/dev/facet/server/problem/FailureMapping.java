// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Unreachable;

/** What a client is told when a service fails. Which service, and how, stays in the log. */
public final class FailureMapping {
  private FailureMapping() {}

  /** The problem that stands for a failure. */
  public static Problem problem(UpstreamFailure failure) {
    return switch (failure) {
      case TimedOut _ ->
          Problem.of(ProblemCode.UPSTREAM_TIMEOUT, "The service did not answer in time.");
      case DeadlinePassed _ ->
          Problem.of(ProblemCode.DEADLINE, "The time for this request is over.");
      case Unreachable _ ->
          Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE, "The service cannot be reached.");
      case ConnectionLost _ ->
          Problem.of(
              ProblemCode.UPSTREAM_CONNECTION_LOST,
              "The connection to the service broke before its answer was complete.");
      case CircuitOpen _ ->
          Problem.of(ProblemCode.CIRCUIT_OPEN, "The service fails too often to be asked now.");
      case Overloaded _ ->
          Problem.of(ProblemCode.UPSTREAM_OVERLOADED, "The service has too many calls to answer.");
      case TooLarge _ ->
          Problem.of(ProblemCode.UPSTREAM_TOO_LARGE, "The service's answer is too long.");
      case Malformed _ ->
          Problem.of(ProblemCode.UPSTREAM_BAD_RESPONSE, "The service's answer is not HTTP.");
      case Cancelled _ -> Problem.of(ProblemCode.CLIENT_CLOSED, "The client went away.");
    };
  }
}
