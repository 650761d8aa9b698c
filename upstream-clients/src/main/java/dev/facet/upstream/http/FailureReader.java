// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;

/** Reads what Vert.x and Netty throw as an {@link UpstreamFailure}. */
final class FailureReader {
  private final String service;

  FailureReader(String service) {
    this.service = service;
  }

  /**
   * What it means that no connection could be had.
   *
   * @param sent whether the request was sent before, and is retried in vain
   */
  UpstreamFailure withoutConnection(Throwable cause, boolean sent) {
    String detail = "not connected: " + NetworkFault.words(cause);
    return sent
        ? new ConnectionLost(
            service, "sent without a response; then " + detail, NetworkFault.tls(cause))
        : new Unreachable(service, detail, NetworkFault.tls(cause));
  }

  /**
   * What it means that an exchange broke on its connection before its response had a head.
   *
   * @param silent whether nothing was ever heard on the connection: a client of TLS 1.3 may send
   *     before the service has judged the handshake, and what it sends is read only behind that
   */
  UpstreamFailure withoutResponse(Throwable cause, boolean silent) {
    return silent && NetworkFault.isHandshake(cause)
        ? withoutConnection(cause, false)
        : onConnection(cause);
  }

  /**
   * What it means that a service did nothing with a request, as it says itself.
   *
   * @param sent whether the request was sent by another attempt
   */
  UpstreamFailure unprocessed(Throwable cause, boolean sent) {
    String detail = "not processed: " + NetworkFault.words(cause);
    return sent
        ? new ConnectionLost(service, "sent without a response; then " + detail)
        : new Unreachable(service, detail);
  }

  /** What it means that an exchange broke on its connection. */
  UpstreamFailure onConnection(Throwable cause) {
    String detail = NetworkFault.words(cause);
    TlsFailure tls = NetworkFault.tls(cause);
    return closed(cause) || tls != TlsFailure.NONE
        ? new ConnectionLost(service, detail, tls)
        : new Malformed(service, detail);
  }

  /** Whether the connection was closed, rather than used wrongly. */
  static boolean closed(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof HttpClosedException
        || cause instanceof StreamResetException
        || cause instanceof PrematureChannelClosureException;
  }
}
