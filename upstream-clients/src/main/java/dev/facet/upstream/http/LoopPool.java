// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.internal.ContextInternal;
import java.nio.channels.ClosedChannelException;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;

/**
 * The connections of one event loop to one endpoint: opens as many as waiters need, and has what is
 * given back serve them first. Confined to its event loop.
 */
final class LoopPool {
  private static final String NO_STREAMS =
      "the service allows no streams (SETTINGS_MAX_CONCURRENT_STREAMS: 0)";

  private final ContextInternal context;
  private final Connector connector;
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final AddressWatch watch;
  private final OfferedConnections offered;
  private final ChannelWaiters waiting = new ChannelWaiters();
  private int opening;
  private int room;
  private boolean drained;

  /**
   * How long a pool keeps connections. How many it has is not limited here but by how many calls
   * are in flight.
   *
   * @param idleNanos how long an unused connection is kept
   * @param lifeNanos how long a connection is used at most
   */
  record Limits(long idleNanos, long lifeNanos) {}

  LoopPool(
      ContextInternal context,
      Connector connector,
      Limits limits,
      LongSupplier nanoTime,
      AddressWatch watch) {
    this.context = context;
    this.watch = watch;
    this.connector = connector;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.offered = new OfferedConnections(context, limits.idleNanos(), nanoTime, this::retire);
    this.room = connector.room();
  }

  /** Gives a waiter a connection, at once where one has room. */
  void acquire(ChannelWaiter waiter) {
    RequestChannel channel = offered.begin();
    if (channel != null) {
      waiter.connected(channel);
    } else {
      waiting.add(waiter);
      openForWaiting();
    }
  }

  /**
   * Gives a waiter a connection that has never rested, in place of one that did: the service seems
   * to have closed those.
   */
  void acquireFresh(ChannelWaiter waiter) {
    PooledConnection rested = offered.oldest();
    if (rested != null && rested.busy()) { // others are using it
      acquire(waiter);
      return;
    }
    if (rested != null) {
      retire(rested);
    }
    waiting.addForFresh(waiter);
    openForWaiting();
  }

  /** Takes out a waiter. */
  void withdraw(ChannelWaiter waiter) {
    waiting.remove(waiter);
  }

  /** Takes back what a complete exchange was given. */
  void release(RequestChannel channel) {
    PooledConnection connection = channel.connection();
    channel.release();
    connection.end(channel);
    goOn(connection);
  }

  /** The same after one that was not complete: nothing else may be read as its response. */
  void discard(RequestChannel channel) {
    PooledConnection connection = channel.connection();
    channel.release();
    connection.abort(channel);
    goOn(connection);
  }

  /** Lets go of a connection that serves no other exchange; what becomes of it is its taker's. */
  void leave(PooledConnection connection) {
    forget(connection);
  }

  private void goOn(PooledConnection connection) {
    long now = nanoTime.getAsLong();
    if (!connection.reusable() || connection.lifeLeft(now) <= 0 || !kept(connection)) {
      retire(connection);
      return;
    }
    connection.rest(now, limits.idleNanos());
    serveWaiting(connection, false);
    if (connection.hasRoom()) {
      offered.add(connection);
    }
  }

  private void serveWaiting(PooledConnection connection, boolean fresh) {
    while (connection.hasRoom()) {
      ChannelWaiter next = waiting.poll(fresh);
      if (next == null) {
        return;
      }
      next.context().emit(connection.begin(), next::connected);
    }
  }

  /** Nothing begins on a connection any more; it is closed unless something still goes on. */
  private void retire(PooledConnection connection) {
    offered.remove(connection);
    if (!connection.busy()) {
      forget(connection); // first, since closing tells that there is no room
      connection.close();
    }
  }

  /** Closes all that rest, and those in use when they come back; from any thread. */
  void drain() {
    context.runOnContext(_ -> {
      drained = true;
      closeUnkeptNow();
    });
  }

  /** Closes those that rest and lead to addresses that are not used any more; from any thread. */
  void closeUnkept() {
    context.runOnContext(_ -> closeUnkeptNow());
  }

  private void closeUnkeptNow() {
    offered.retireUnless(this::kept);
  }

  private boolean kept(PooledConnection connection) {
    return !drained && connector.keeps(connection.address());
  }

  private void open() {
    opening++;
    context.dispatch(go -> {
      try {
        connector.connect().onComplete(this::opened, this::connectFailed);
      } catch (RuntimeException | Error closed) { // an edge: the waiter must hear of it
        connectFailed(closed);
      }
    });
  }

  private void opened(HttpClientConnection fresh) {
    PooledConnection connection;
    try {
      connection = PooledConnection.of(fresh, connector.authority(), nanoTime, limits.lifeNanos());
      connection.onClose(closed -> forget(connection));
    } catch (NoSuchElementException gone) { // its codec, since it is closed already
      connectFailed(new ClosedChannelException());
      return;
    } catch (RuntimeException | Error fault) { // an edge, as above
      var _ = fresh.close();
      connectFailed(fault);
      return;
    }
    opening--;
    watch.opened(connection.multiplexes());
    connection.onRoom(() -> roomChanged(connection));
    if (!connection.hasRoom()) {
      retire(connection);
      failWaiting(new MalformedResponseException(NO_STREAMS));
      return;
    }
    room = connection.room();
    serveWaiting(connection, true);
    if (connection.hasRoom()) {
      goOn(connection);
    }
    openForWaiting();
  }

  private void roomChanged(PooledConnection connection) {
    boolean fuller = connection.hasRoom() && !connection.offered();
    if (!connection.gone() && (fuller || !connection.reusable())) {
      goOn(connection);
    }
  }

  private void connectFailed(Throwable cause) {
    opening--;
    failWaiting(cause);
  }

  /** Tells the waiters that one connection was opened for. */
  private void failWaiting(Throwable cause) {
    for (int i = 0; i < room; i++) {
      ChannelWaiter first = waiting.poll(true);
      if (first == null) {
        break;
      }
      first.context().emit(cause, first::notConnected);
    }
    openForWaiting();
  }

  private void forget(PooledConnection connection) {
    if (connection.gone()) {
      return;
    }
    connection.leave();
    watch.closed(connection.multiplexes());
    offered.remove(connection);
    openForWaiting();
  }

  private void openForWaiting() {
    while (waiting.size() > (long) opening * room) {
      open();
    }
  }
}
