// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import org.jspecify.annotations.Nullable;

/** What a call came to, coarsely enough to be counted by. */
public enum CallOutcome {
  /** A response with a status from 200 to 299. */
  SUCCESS("2xx"),
  /** A response with a status from 300 to 399. */
  REDIRECT("3xx"),
  /** A response with a status from 400 to 499. */
  CLIENT_ERROR("4xx"),
  /** A response with a status from 500. */
  SERVER_ERROR("5xx"),
  /** {@link UpstreamFailure.TimedOut}. */
  TIMEOUT("timeout"),
  /** {@link UpstreamFailure.DeadlinePassed}. */
  DEADLINE("deadline"),
  /** {@link UpstreamFailure.Unreachable}. */
  UNREACHABLE("unreachable"),
  /** {@link UpstreamFailure.ConnectionLost}. */
  CONNECTION_LOST("connection_lost"),
  /** {@link UpstreamFailure.CircuitOpen}. */
  CIRCUIT_OPEN("circuit_open"),
  /** {@link UpstreamFailure.Overloaded}. */
  OVERLOADED("overloaded"),
  /** {@link UpstreamFailure.TooLarge}. */
  TOO_LARGE("too_large"),
  /** {@link UpstreamFailure.Malformed} and {@link UpstreamFailure.Undecodable}. */
  MALFORMED("malformed"),
  /**
   * {@link UpstreamFailure.Cancelled}, {@link UpstreamFailure.ClientStalled} and {@link
   * UpstreamFailure.WrongLength}.
   */
  CANCELLED("cancelled");

  private final String label;

  CallOutcome(String label) {
    this.label = label;
  }

  /** What metrics call it. */
  public String label() {
    return label;
  }

  /**
   * The outcome of a call that is over.
   *
   * @param status of the response; 0 where there is none
   * @param failure what went wrong; null where the response is complete
   */
  public static CallOutcome of(int status, @Nullable UpstreamFailure failure) {
    return failure == null ? of(status) : FailureCode.of(failure).outcome();
  }

  private static CallOutcome of(int status) {
    if (status < 300) {
      return SUCCESS;
    }
    if (status < 400) {
      return REDIRECT;
    }
    return status < 500 ? CLIENT_ERROR : SERVER_ERROR;
  }
}
