// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.time.Duration;

/** Why a service gave no usable response. Switch over it without a default. */
public sealed interface UpstreamFailure {
  /** The service's name in the configuration. */
  String service();

  /** Why, in words for operators: what is known of times, and what the network said. */
  default String cause() {
    return switch (this) {
      case TimedOut(_, var after, var awaited) ->
          awaited.words + " within " + after.toMillis() + " ms";
      case DeadlinePassed _ -> "the time for the whole request was over";
      case Unreachable(_, var detail, _, _) -> detail;
      case ConnectionLost(_, var detail, _) -> "connection lost: " + detail;
      case CircuitOpen _ -> "circuit open after too many failures: nothing was sent";
      case Overloaded _ -> "too many calls wait, or this one waited too long: nothing was sent";
      case TooLarge(_, var limit) -> "response longer than maxResponse, " + limit + " bytes";
      case Malformed(_, var detail) -> "not HTTP: " + detail;
      case Undecodable(_, var coding, var detail) ->
          "content-encoding " + coding + " cannot be decoded: " + detail;
      case ClientStalled _ -> "the client stopped sending its body while other calls waited";
      case WrongLength(_, var detail) -> "the body of the request has " + detail;
      case Cancelled _ -> "the client closed its connection";
    };
  }

  /** When it is worth coming again, in seconds (RFC 9110, section 10.2.3); 0 where nobody knows. */
  default long retryAfterSeconds() {
    return switch (this) {
      case CircuitOpen(_, var openFor) -> Math.max(1, Math.ceilDiv(openFor.toMillis(), 1_000));
      case Overloaded _ -> 1;
      case TimedOut _,
          DeadlinePassed _,
          Unreachable _,
          ConnectionLost _,
          TooLarge _,
          Malformed _,
          Undecodable _,
          ClientStalled _,
          WrongLength _,
          Cancelled _ ->
          0;
    };
  }

  /** What TLS has to do with it. */
  default TlsFailure tls() {
    return switch (this) {
      case Unreachable(_, _, var tls, _) -> tls;
      case ConnectionLost(_, _, var tls) -> tls;
      case TimedOut _,
          DeadlinePassed _,
          CircuitOpen _,
          Overloaded _,
          TooLarge _,
          Malformed _,
          Undecodable _,
          ClientStalled _,
          WrongLength _,
          Cancelled _ ->
          TlsFailure.NONE;
    };
  }

  /**
   * No response within the attempt's or the call's own time.
   *
   * @param awaited what did not come
   */
  record TimedOut(String service, Duration after, Awaited awaited) implements UpstreamFailure {
    /** One in which not so much as the head of a response came. */
    public TimedOut(String service, Duration after) {
      this(service, after, Awaited.RESPONSE);
    }
  }

  /** What a service may fail to bring in time. */
  enum Awaited {
    /** A connection over which the request could be sent. */
    CONNECTION("no connection"),
    /** The head of the response. */
    RESPONSE("no response"),
    /** The next piece of its body. */
    MORE("nothing more of the body"),
    /** The end of its body. */
    END("no end of the response");

    private final String words;

    Awaited(String words) {
      this.words = words;
    }
  }

  /** The deadline of the inbound request passed first. */
  record DeadlinePassed(String service) implements UpstreamFailure {}

  /**
   * No connection: refused, unknown host, connect time-out, TLS; or a request that cannot be
   * written. Or the request was on its way, and the service processed nothing of it: its stream was
   * rejected (RFC 9113, section 8.7), or the handshake of TLS 1.3, which a service may judge so
   * late.
   *
   * @param unprocessed whether so much as a part of the request was sent
   */
  record Unreachable(String service, String detail, TlsFailure tls, boolean unprocessed)
      implements UpstreamFailure {
    /** One that TLS has nothing to do with: nothing was sent. */
    public Unreachable(String service, String detail) {
      this(service, detail, TlsFailure.NONE);
    }

    /** One of which nothing was sent. */
    public Unreachable(String service, String detail, TlsFailure tls) {
      this(service, detail, tls, false);
    }
  }

  /** The connection broke after the request was sent, before the response was complete. */
  record ConnectionLost(String service, String detail, TlsFailure tls) implements UpstreamFailure {
    /** One that TLS has nothing to do with. */
    public ConnectionLost(String service, String detail) {
      this(service, detail, TlsFailure.NONE);
    }
  }

  /**
   * The circuit breaker is open: nothing was sent.
   *
   * @param openFor how long it stays so, at most
   */
  record CircuitOpen(String service, Duration openFor) implements UpstreamFailure {}

  /** Too many calls wait for their turn, or this one waited for too long: nothing was sent. */
  record Overloaded(String service) implements UpstreamFailure {}

  /** The response is longer than the service's limit. */
  record TooLarge(String service, long limit) implements UpstreamFailure {}

  /** The response breaks the rules of HTTP. */
  record Malformed(String service, String detail) implements UpstreamFailure {}

  /**
   * The body's content coding cannot be undone: it is not one of those that are known, or the bytes
   * are not what it says.
   *
   * @param coding as the service names it; fit to be shown
   */
  record Undecodable(String service, String coding, String detail) implements UpstreamFailure {
    /** The detail of a coding that is not known. */
    public static final String NOT_KNOWN = "not known";

    /** The detail of more codings one upon the other than are undone. */
    public static final String TOO_MANY = "too many";

    /** What a body that can be decoded would be. */
    public String expected() {
      return switch (detail) {
        case NOT_KNOWN -> "gzip, deflate, br, zstd or none";
        case TOO_MANY -> "three codings at most, one upon the other";
        default -> "a whole body in this coding";
      };
    }
  }

  /** The client stopped sending its body, and other calls waited for the place. */
  record ClientStalled(String service) implements UpstreamFailure {}

  /**
   * The body of the request is not as long as was announced, so it cannot be sent.
   *
   * @param detail what it has, such as {@code less than 7 bytes}
   */
  record WrongLength(String service, String detail) implements UpstreamFailure {}

  /** The caller cancelled the call. */
  record Cancelled(String service) implements UpstreamFailure {}
}
