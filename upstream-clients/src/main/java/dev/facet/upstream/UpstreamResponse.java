// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param headers as received
 * @param body decoded and complete
 * @param joined whether it is the answer to an equal call of someone else, who asked first
 * @param resent how often the request was sent again, its connection having been closed meanwhile
 */
public record UpstreamResponse(
    int status, MultiMap headers, ResponseBody body, boolean joined, int resent) {
  /** An answer to a call of one's own. */
  public UpstreamResponse(int status, MultiMap headers, ResponseBody body) {
    this(status, headers, body, false, 0);
  }

  /** An answer to a call of one's own, in one piece, which is not copied. */
  public UpstreamResponse(int status, MultiMap headers, byte[] body) {
    this(status, headers, ResponseBody.of(body));
  }

  /** The same answer, for one who joined the call. */
  public UpstreamResponse asJoined() {
    return new UpstreamResponse(status, headers, body, true, resent);
  }
}
