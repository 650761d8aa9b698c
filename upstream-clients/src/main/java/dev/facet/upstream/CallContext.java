// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;

/**
 * What one inbound request gives its outbound calls.
 *
 * @param deadline when everything must be answered, in {@link System#nanoTime} units; {@link
 *     #NO_DEADLINE} for none
 * @param correlationId sent on as {@code x-request-id}; empty for none
 * @param inbound the headers of the inbound request, of which the configured ones are forwarded
 * @param cancellation tells when the client has left
 * @param origin who makes the inbound request
 */
public record CallContext(
    long deadline,
    String correlationId,
    MultiMap inbound,
    Cancellation cancellation,
    CallOrigin origin) {
  /** The value of {@link #deadline} for no deadline. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  /** The context of a request whose client is not known. */
  public CallContext(
      long deadline, String correlationId, MultiMap inbound, Cancellation cancellation) {
    this(deadline, correlationId, inbound, cancellation, CallOrigin.UNKNOWN);
  }

  /**
   * A context with nothing to forward, no deadline, and never cancelled: for the gateway's own
   * calls.
   */
  public static CallContext detached() {
    return new CallContext(NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
  }

  /** The same context with another deadline. */
  public CallContext until(long other) {
    return new CallContext(other, correlationId, inbound, cancellation, origin);
  }

  /** The same context of another origin. */
  public CallContext by(CallOrigin other) {
    return new CallContext(deadline, correlationId, inbound, cancellation, other);
  }

  /** The same context, told by another that there is no waiter any more. */
  public CallContext cancelledBy(Cancellation other) {
    return new CallContext(deadline, correlationId, inbound, other, origin);
  }
}
