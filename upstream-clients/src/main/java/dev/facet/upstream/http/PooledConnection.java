// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A connection to an endpoint, for many exchanges. Confined to its event loop. */
abstract sealed class PooledConnection permits Http1Connection, Http2Connection {
  private final HttpClientConnection connection;
  private final long endsAt;
  private final @Nullable InetAddress address;
  private boolean used;
  private boolean gone;
  private boolean offered;
  private long expiresAt;

  PooledConnection(HttpClientConnection connection, long endsAt) {
    this.connection = connection;
    this.endsAt = endsAt;
    this.expiresAt = endsAt;
    connection.exceptionHandler(fault -> {}); // told by the calls that meet it
    Channel channel = pipeline(connection).channel();
    // What a service said before it reset the connection, an alert or a response, is still read.
    channel.config().setAutoClose(false);
    this.address =
        channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
  }

  /**
   * Takes a connection that has just been opened.
   *
   * @param authority the host that its requests are for
   * @param nanoTime a steady clock, in nanoseconds
   * @param life how long it is used, in nanoseconds
   */
  static PooledConnection of(
      HttpClientConnection connection, RequestOptions authority, LongSupplier nanoTime, long life) {
    long endsAt = nanoTime.getAsLong() + life;
    return connection.protocolVersion() == HttpVersion.HTTP_2
        ? new Http2Connection(connection, authority, nanoTime, endsAt)
        : new Http1Connection(connection, authority, endsAt);
  }

  /** Takes the room for an exchange. */
  abstract RequestChannel begin();

  /** An exchange is complete. */
  abstract void end(RequestChannel channel);

  /** An exchange is over and was not complete. */
  abstract void abort(RequestChannel channel);

  /** Whether exchanges may begin on it, now or later. */
  abstract boolean reusable();

  /** Whether there is room for another exchange now. */
  abstract boolean hasRoom();

  /** Whether there are exchanges under way that have to go on though no other one begins. */
  abstract boolean busy();

  /** How many exchanges it has room for, the ones under way included. */
  abstract int room();

  /** Whether exchanges go on side by side, as in HTTP/2. */
  final boolean multiplexes() {
    return connection.protocolVersion() == HttpVersion.HTTP_2;
  }

  /** The longest rest that the service allows, in nanoseconds. */
  abstract long longestRest();

  /** Runs something when there is more or less room than before, but by an exchange that ends. */
  abstract void onRoom(Runnable task);

  /** Where it leads; null where it leads nowhere any more. */
  final @Nullable InetAddress address() {
    return address;
  }

  /** Whether it has rested before, so that it may have been closed by the service since. */
  final boolean used() {
    return used;
  }

  /** Whether it has left its pool. */
  final boolean gone() {
    return gone;
  }

  final void leave() {
    gone = true;
  }

  /** Whether its pool offers it to calls. */
  final boolean offered() {
    return offered;
  }

  final void offer(boolean now) {
    offered = now;
  }

  /** How long it may be used, in nanoseconds; 0 or less for no longer. */
  final long lifeLeft(long now) {
    return endsAt - now;
  }

  /**
   * Rests until it is used again.
   *
   * @param now the time of a steady clock, in nanoseconds
   * @param longest the longest rest, in nanoseconds; the service may have asked for a shorter one
   */
  final void rest(long now, long longest) {
    if (!busy()) {
      used = true;
      long rest = Math.min(longest, longestRest());
      expiresAt = now + Math.min(rest, lifeLeft(now));
    }
  }

  /** Rests no more: it is used until its life is over. */
  final void wake() {
    expiresAt = endsAt;
  }

  /** How long it may still rest, in nanoseconds; 0 or less for no longer. */
  final long restLeft(long now) {
    return expiresAt - now;
  }

  final void onClose(Handler<Void> handler) {
    connection.closeHandler(handler);
  }

  final void close() {
    connection.close();
  }

  /** The handlers of a connection. */
  static ChannelPipeline pipeline(HttpClientConnection connection) {
    return ((UnpooledHttpClientConnection) connection).unwrap().channelHandlerContext().pipeline();
  }
}
