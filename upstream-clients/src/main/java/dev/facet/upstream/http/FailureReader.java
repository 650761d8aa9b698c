// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.resilience.Reach;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;

/** Reads what Vert.x and Netty throw as an {@link UpstreamFailure}. */
final class FailureReader {
  private static final String SENT_BEFORE = "sent without a response; then ";

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
        ? new ConnectionLost(service, SENT_BEFORE + detail, NetworkFault.tls(cause))
        : new Unreachable(service, detail, NetworkFault.tls(cause));
  }

  /**
   * Whether a service may have done something with a request that broke before its response had a
   * head. A client of TLS 1.3 may send before the service has judged the handshake, and what it
   * sends is read only behind that.
   *
   * @param heard whether so much as a byte has come since
   */
  static boolean mayBeProcessed(Reach got, boolean heard, Throwable cause) {
    return switch (got) {
      case NOT_CONNECTED, NOT_SENT, REJECTED -> false;
      case SENT -> heard || !NetworkFault.isHandshake(cause);
      case SENT_ON_REUSED -> true;
    };
  }

  /**
   * What it means that a service processed nothing of a request: it says so itself, or rejected the
   * handshake of TLS 1.3, behind which the request was on its way already.
   *
   * @param sent whether the request was sent by another attempt
   */
  UpstreamFailure unprocessed(Throwable cause, boolean sent) {
    String how = NetworkFault.isHandshake(cause) ? "not connected: " : "not processed: ";
    String detail = how + NetworkFault.words(cause);
    TlsFailure tls = NetworkFault.tls(cause);
    return sent
        ? new ConnectionLost(service, SENT_BEFORE + detail, tls)
        : new Unreachable(service, detail, tls, true);
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
