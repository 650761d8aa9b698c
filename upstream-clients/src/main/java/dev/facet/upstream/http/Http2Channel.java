// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.Attempt.Reach;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.impl.HttpClientRequestImpl;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/** A stream of a connection of HTTP/2. */
final class Http2Channel implements RequestChannel {
  private final Http2Connection connection;
  private final HttpClientConnection open;
  private final io.vertx.core.http.impl.HttpClientConnection streams;
  private final RequestOptions authority;
  private @Nullable HttpClientStream stream;

  Http2Channel(
      Http2Connection connection,
      HttpClientConnection open,
      io.vertx.core.http.impl.HttpClientConnection streams,
      RequestOptions authority) {
    this.connection = connection;
    this.open = open;
    this.streams = streams;
    this.authority = authority;
  }

  @Override
  public PooledConnection connection() {
    return connection;
  }

  /** Without the queue of Vert.x, which loses count where a stream is never opened. */
  @Override
  public Future<HttpClientRequest> request() {
    return streams.createStream(streams.context().owner().getOrCreateContext()).map(this::request);
  }

  private HttpClientRequest request(HttpClientStream created) {
    stream = created;
    return new HttpClientRequestImpl(host(), open, created);
  }

  private HostAndPort host() {
    String host = authority.getHost();
    Integer port = authority.getPort();
    return host == null || port == null ? streams.authority() : HostAndPort.authority(host, port);
  }

  @Override
  public boolean heard() {
    return true;
  }

  @Override
  public Reach reach(Throwable cause) {
    return isUnprocessed(cause) ? Reach.NOT_SENT : Reach.SENT;
  }

  /** Whether the service says that it did nothing (RFC 9113, section 8.7), or cannot have. */
  private boolean isUnprocessed(Throwable cause) {
    HttpClientStream of = stream;
    return of == null
        || of.id() < 0
        || connection.beyondLast((int) of.id())
        || (cause instanceof StreamResetException reset
            && reset.getCode() == Http2Error.REFUSED_STREAM.code());
  }

  @Override
  public void hold() {}

  @Override
  public void release() {
    HttpClientStream of = stream;
    if (of != null && of.id() >= 0) {
      connection.endStream((int) of.id());
    }
  }
}
