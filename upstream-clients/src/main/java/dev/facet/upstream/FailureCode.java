// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/**
 * The public code of each {@link UpstreamFailure}: the same for GraphQL operations and for routes,
 * with the same words. Which service, and how, stays in the log.
 */
public enum FailureCode {
  /** {@link UpstreamFailure.TimedOut}. */
  UPSTREAM_TIMEOUT(CallOutcome.TIMEOUT, "The service did not respond in time."),
  /** {@link UpstreamFailure.DeadlinePassed}. */
  DEADLINE(CallOutcome.DEADLINE, "The time for the whole request is over."),
  /** {@link UpstreamFailure.Unreachable}. */
  UPSTREAM_UNAVAILABLE(
      CallOutcome.UNREACHABLE, "The service cannot be reached; nothing was sent to it."),
  /** {@link UpstreamFailure.ConnectionLost}. */
  UPSTREAM_CONNECTION_LOST(
      CallOutcome.CONNECTION_LOST,
      "The connection to the service broke before its response was complete; the service may have"
          + " acted on the request."),
  /** {@link UpstreamFailure.CircuitOpen}. */
  CIRCUIT_OPEN(
      CallOutcome.CIRCUIT_OPEN,
      "The service failed too often to be called now; nothing was sent to it."),
  /** {@link UpstreamFailure.Overloaded}. */
  UPSTREAM_OVERLOADED(
      CallOutcome.OVERLOADED,
      "Too many calls to the service wait for their turn; nothing was sent to it."),
  /** {@link UpstreamFailure.TooLarge}. */
  UPSTREAM_TOO_LARGE(CallOutcome.TOO_LARGE, "The service's response is longer than allowed."),
  /** {@link UpstreamFailure.Malformed} and {@link UpstreamFailure.Undecodable}. */
  UPSTREAM_BAD_RESPONSE(
      CallOutcome.MALFORMED,
      "The service's response is not valid HTTP; the service may have acted on the request."),
  /** {@link UpstreamFailure.ClientStalled}. */
  REQUEST_TIMEOUT(
      CallOutcome.CANCELLED,
      "The body of the request stopped arriving while other requests waited; the service may have"
          + " acted on what it got."),
  /** {@link UpstreamFailure.Cancelled}. */
  CLIENT_CLOSED(CallOutcome.CANCELLED, "The client closed its connection.");

  private final CallOutcome outcome;
  private final String sentence;

  FailureCode(CallOutcome outcome, String sentence) {
    this.outcome = outcome;
    this.sentence = sentence;
  }

  /** What calls that end so are counted as. */
  CallOutcome outcome() {
    return outcome;
  }

  /** What happened, in one sentence for the client. */
  public String sentence() {
    return sentence;
  }

  /** The code of a failure. */
  public static FailureCode of(UpstreamFailure failure) {
    return switch (failure) {
      case UpstreamFailure.TimedOut _ -> UPSTREAM_TIMEOUT;
      case UpstreamFailure.DeadlinePassed _ -> DEADLINE;
      case UpstreamFailure.Unreachable _ -> UPSTREAM_UNAVAILABLE;
      case UpstreamFailure.ConnectionLost _ -> UPSTREAM_CONNECTION_LOST;
      case UpstreamFailure.CircuitOpen _ -> CIRCUIT_OPEN;
      case UpstreamFailure.Overloaded _ -> UPSTREAM_OVERLOADED;
      case UpstreamFailure.TooLarge _ -> UPSTREAM_TOO_LARGE;
      case UpstreamFailure.Malformed _, UpstreamFailure.Undecodable _ -> UPSTREAM_BAD_RESPONSE;
      case UpstreamFailure.ClientStalled _ -> REQUEST_TIMEOUT;
      case UpstreamFailure.Cancelled _ -> CLIENT_CLOSED;
    };
  }
}
