// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/**
 * The one table of failed calls: what each {@link UpstreamFailure} is for clients, metrics and
 * logs, on GraphQL fields and on routes alike. Which service, and how, stays in the log.
 */
public enum FailureCode {
  /** {@link UpstreamFailure.TimedOut}. */
  UPSTREAM_TIMEOUT(
      504,
      "http_response_timeout",
      CallOutcome.TIMEOUT,
      Transmission.PERHAPS,
      Blame.ENDPOINT,
      "The service did not respond in time"),
  /** {@link UpstreamFailure.DeadlinePassed}. */
  DEADLINE(
      504,
      "http_response_timeout",
      CallOutcome.DEADLINE,
      Transmission.PERHAPS,
      Blame.TURN,
      "The time for the whole request is over"),
  /** {@link UpstreamFailure.Unreachable}. */
  UPSTREAM_UNAVAILABLE(
      502,
      "destination_unavailable",
      CallOutcome.UNREACHABLE,
      Transmission.NEVER,
      Blame.ENDPOINT,
      "The service cannot be reached"),
  /** {@link UpstreamFailure.ConnectionLost}. */
  UPSTREAM_CONNECTION_LOST(
      502,
      "connection_terminated",
      CallOutcome.CONNECTION_LOST,
      Transmission.ALWAYS,
      Blame.ENDPOINT,
      "The connection to the service broke before its response was complete"),
  /** {@link UpstreamFailure.CircuitOpen}. */
  CIRCUIT_OPEN(
      503,
      "destination_unavailable",
      CallOutcome.CIRCUIT_OPEN,
      Transmission.NEVER,
      Blame.NOBODY,
      "The service failed too often to be called now"),
  /** {@link UpstreamFailure.Overloaded}. */
  UPSTREAM_OVERLOADED(
      503,
      "connection_limit_reached",
      CallOutcome.OVERLOADED,
      Transmission.NEVER,
      Blame.NOBODY,
      "Too many calls to the service wait for their turn"),
  /** {@link UpstreamFailure.TooLarge}. */
  UPSTREAM_TOO_LARGE(
      502,
      "http_response_body_size",
      CallOutcome.TOO_LARGE,
      Transmission.ALWAYS,
      Blame.STATUS,
      "The service's response is longer than allowed"),
  /** {@link UpstreamFailure.Malformed}. */
  UPSTREAM_BAD_RESPONSE(
      502,
      "http_protocol_error",
      CallOutcome.MALFORMED,
      Transmission.ALWAYS,
      Blame.ENDPOINT,
      "The service's response is not valid HTTP"),
  /** {@link UpstreamFailure.Undecodable}, which routes never meet: they pass bodies on as such. */
  UPSTREAM_SHAPE(
      502,
      "http_response_content_coding",
      CallOutcome.MALFORMED,
      Transmission.ALWAYS,
      Blame.STATUS,
      "The service's response cannot be decoded"),
  /** {@link UpstreamFailure.ClientStalled}. */
  REQUEST_TIMEOUT(
      408,
      "http_request_denied",
      CallOutcome.CANCELLED,
      Transmission.PERHAPS,
      Blame.NOBODY,
      "The body of the request stopped arriving while other requests waited"),
  /** {@link UpstreamFailure.WrongLength}, which GraphQL operations never meet. */
  BAD_REQUEST(
      400,
      "http_request_denied",
      CallOutcome.CANCELLED,
      Transmission.PERHAPS,
      Blame.NOBODY,
      "The body of the request is not as long as it was announced to be"),
  /** {@link UpstreamFailure.Cancelled}. */
  CLIENT_CLOSED(
      499,
      "http_request_denied",
      CallOutcome.CANCELLED,
      Transmission.PERHAPS,
      Blame.NOBODY,
      "The client closed its connection");

  private final int status;
  private final String proxyError;
  private final CallOutcome outcome;
  private final Transmission transmission;
  private final Blame blame;
  private final String words;

  /** Whether a call that fails so has reached its service. */
  public enum Transmission {
    /**
     * Nothing was sent, or nothing of it was processed, unless by an attempt before: {@link
     * Delivery#sent}.
     */
    NEVER,
    /** The request was sent, at least in part. */
    ALWAYS,
    /** The call itself knows: {@link Delivery#sent}. */
    PERHAPS
  }

  /** Whose failure it is, where breakers and the choice of endpoints ask. */
  enum Blame {
    /** The endpoint's. */
    ENDPOINT,
    /** The endpoint's if the status of its response says so. */
    STATUS,
    /** The endpoint's if it had had its turn for long. */
    TURN,
    /** Not the endpoint's. */
    NOBODY
  }

  FailureCode(
      int status,
      String proxyError,
      CallOutcome outcome,
      Transmission transmission,
      Blame blame,
      String words) {
    this.status = status;
    this.proxyError = proxyError;
    this.outcome = outcome;
    this.transmission = transmission;
    this.blame = blame;
    this.words = words;
  }

  /** The HTTP status on routes. */
  public int status() {
    return status;
  }

  /** The proxy error type of RFC 9209, section 2.3. */
  public String proxyError() {
    return proxyError;
  }

  /** What calls that end so are counted as. */
  public CallOutcome outcome() {
    return outcome;
  }

  /** Whether the service may have heard of the call. */
  public Transmission transmission() {
    return transmission;
  }

  Blame blame() {
    return blame;
  }

  /** What happened, for the client: a sentence without its full stop. */
  String words() {
    return words;
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
      case UpstreamFailure.Malformed _ -> UPSTREAM_BAD_RESPONSE;
      case UpstreamFailure.Undecodable _ -> UPSTREAM_SHAPE;
      case UpstreamFailure.ClientStalled _ -> REQUEST_TIMEOUT;
      case UpstreamFailure.WrongLength _ -> BAD_REQUEST;
      case UpstreamFailure.Cancelled _ -> CLIENT_CLOSED;
    };
  }
}
