// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;

/**
 * A whole response.
 *
 * @param status the HTTP status
 * @param headers as received
 * @param body decoded and complete
 * @param delivery how the call came to it
 */
public record UpstreamResponse(int status, MultiMap headers, ResponseBody body, Delivery delivery) {
  /** A response to a call of one's own. */
  public UpstreamResponse(int status, MultiMap headers, ResponseBody body) {
    this(status, headers, body, new Delivery("", 1, false, 0));
  }

  /** A response to a call of one's own, in one piece, which is not copied. */
  public UpstreamResponse(int status, MultiMap headers, byte[] body) {
    this(status, headers, ResponseBody.of(body));
  }

  /** Whether it is the response to an equal call in flight, which another request made. */
  public boolean coalesced() {
    return delivery.coalesced();
  }

  /** How often the request was tried once more. */
  public int retries() {
    return delivery.retries();
  }

  /** The same response, for a waiter of a shared call. */
  public UpstreamResponse asCoalesced() {
    return new UpstreamResponse(status, headers, body, delivery.asCoalesced());
  }
}
