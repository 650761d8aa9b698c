// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A connection to an endpoint, for one exchange after the other. Confined to its event loop. */
final class PooledConnection {
  private final HttpClientConnection connection;
  private final RequestOptions authority;
  private final ResponseGuard guard;
  private final DeferredClose deferredClose;
  private final long endsAt;
  private final @Nullable InetAddress address;
  private boolean used;
  private boolean gone;
  private long expiresAt;

  /**
   * Takes a connection that has just been opened, and replaces its codec.
   *
   * @param authority whom its requests are for
   * @param endsAt when it is not to be used any more, in nanoseconds of a steady clock
   */
  PooledConnection(HttpClientConnection connection, RequestOptions authority, long endsAt) {
    this.connection = connection;
    this.authority = authority;
    this.endsAt = endsAt;
    this.guard = new ResponseGuard();
    this.deferredClose = new DeferredClose(guard);
    connection.exceptionHandler(fault -> {}); // told by the call that meets it
    ChannelPipeline pipeline = context(connection).pipeline();
    // What a service said before it reset the connection, an alert or a response, is still read.
    pipeline.channel().config().setAutoClose(false);
    this.address =
        pipeline.channel().remoteAddress() instanceof InetSocketAddress remote
            ? remote.getAddress()
            : null;
    pipeline.replace("codec", "codec", guard);
    pipeline.addAfter("codec", "deferredClose", deferredClose);
  }

  /** Begins an exchange, whose request is to be written when the future completes. */
  Future<HttpClientRequest> request() {
    return connection.request(authority);
  }

  /** Where it leads; null where it leads nowhere any more. */
  @Nullable InetAddress address() {
    return address;
  }

  /** Whether it has served before, so that it may have been closed by the service since. */
  boolean used() {
    return used;
  }

  /** Whether so much as a byte has come since the latest request. */
  boolean heard() {
    return guard.heard();
  }

  /** Whether another request can be sent, the exchange being over on our side. */
  boolean reusable() {
    return !gone && guard.reusable();
  }

  /** Whether it has left its pool. */
  boolean gone() {
    return gone;
  }

  /** How long it may be used, in nanoseconds; 0 or less for no longer. */
  long lifeLeft(long now) {
    return endsAt - now;
  }

  void leave() {
    gone = true;
  }

  /**
   * Rests until it is used again.
   *
   * @param now the time of a steady clock, in nanoseconds
   * @param longest the longest rest, in nanoseconds; the service may have asked for a shorter one
   */
  void rest(long now, long longest) {
    used = true;
    long rest = Math.min(longest, guard.keepAliveNanos());
    expiresAt = now + Math.min(rest, lifeLeft(now));
  }

  /** How long it may still rest, in nanoseconds; 0 or less for no longer. */
  long restLeft(long now) {
    return expiresAt - now;
  }

  /** Reports its end only after that of the response at hand. */
  void hold() {
    deferredClose.hold();
  }

  /** Reports its end as it comes, or now. */
  void release() {
    deferredClose.release();
  }

  void onClose(Handler<Void> handler) {
    connection.closeHandler(handler);
  }

  void close() {
    connection.close();
  }

  private static ChannelHandlerContext context(HttpClientConnection connection) {
    return ((UnpooledHttpClientConnection) connection).unwrap().channelHandlerContext();
  }
}
