// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.time.Duration;

/** Why a service gave no usable answer. Switch over it without a default. */
public sealed interface UpstreamFailure {
  /** The service's name in the configuration. */
  String service();

  /** No answer within the attempt's or the call's own time. */
  record TimedOut(String service, Duration after) implements UpstreamFailure {}

  /** The deadline of the inbound request passed first. */
  record DeadlinePassed(String service) implements UpstreamFailure {}

  /** No connection: refused, unknown host, connect time-out, TLS. Nothing was sent. */
  record Unreachable(String service, String detail) implements UpstreamFailure {}

  /** The connection broke after the request was sent, before the answer was complete. */
  record ConnectionLost(String service, String detail) implements UpstreamFailure {}

  /** The circuit breaker is open: nothing was sent. */
  record CircuitOpen(String service) implements UpstreamFailure {}

  /** The bulkhead or the queue for a connection is full: nothing was sent. */
  record Overloaded(String service) implements UpstreamFailure {}

  /** The answer is longer than the service's limit. */
  record TooLarge(String service, long limit) implements UpstreamFailure {}

  /** The answer breaks the rules of HTTP. */
  record Malformed(String service, String detail) implements UpstreamFailure {}

  /**
   * The body's content coding cannot be undone: it is not one of those that are known, or the bytes
   * are not what it says.
   *
   * @param coding as the service names it; fit to be shown
   */
  record Undecodable(String service, String coding, String detail) implements UpstreamFailure {}

  /** The one who asked is gone. */
  record Cancelled(String service) implements UpstreamFailure {}
}
