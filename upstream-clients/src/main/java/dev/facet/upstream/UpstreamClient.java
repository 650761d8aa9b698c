// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.Future;

/**
 * Calls one service. Both methods honour the deadline and the cancellation of the context, the
 * service's time-outs, circuit breaker and bulkhead; they complete on the caller's Vert.x context
 * and fail with {@link UpstreamException} only. An answer with an error status is an answer, not a
 * failure. To be called on an event loop: all of a call happens there. Elsewhere an {@link
 * IllegalStateException} is thrown.
 */
public interface UpstreamClient {
  /** The service's name in the configuration. */
  String service();

  /**
   * Sends a request and collects the answer, up to the service's response limit. The configured
   * headers of the inbound request are forwarded.
   */
  Future<UpstreamResponse> call(UpstreamRequest request, CallContext context);

  /**
   * Sends a request and hands over the answer as soon as its head is there. Only the request's own
   * headers and the service's configured ones are sent: forwarding is the caller's business here.
   * Deadline and time-outs hold until the head is there; after it, only the longest pause between
   * two pieces of the body is limited, and not while the reader itself pauses.
   */
  Future<UpstreamStream> stream(UpstreamRequest request, CallContext context);
}
