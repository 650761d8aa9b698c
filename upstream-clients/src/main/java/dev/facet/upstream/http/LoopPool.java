// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.ContextInternal;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one endpoint. The connection used last is used next, so that
 * those not needed grow old and are closed. Confined to its event loop.
 */
final class LoopPool {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final RequestOptions ANYTHING = new RequestOptions();

  private final ContextInternal context;
  private final Connector connector;
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final AddressWatch watch;
  private final Deque<PooledConnection> idle = new ArrayDeque<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private int opening;
  private boolean drained;
  private boolean sweeping;

  /**
   * How long a pool keeps connections. How many it has is not limited here but by how many calls
   * are in flight.
   *
   * @param idleNanos how long an unused connection is kept
   * @param lifeNanos how long a connection is used at most
   */
  record Limits(long idleNanos, long lifeNanos) {}

  /** Opens a connection, on the context it is called on. */
  interface Connector {
    /** Opens one. */
    Future<HttpClientConnection> connect();

    /** Whether a connection to an address is still used; true for one that is not known. */
    default boolean keeps(@Nullable InetAddress address) {
      return true;
    }

    /** How long to wait before {@link #lookAgain}; null for ever. */
    default @Nullable Duration lookAgainAfter() {
      return null;
    }

    /** Finds out anew which addresses it keeps; what cannot be found out stays as it was. */
    default Future<Void> lookAgain() {
      return Future.succeededFuture();
    }

    /** Whom requests are for; without a host it is the one that was connected to. */
    default RequestOptions authority() {
      return ANYTHING;
    }
  }

  /** Wants a connection. */
  interface Waiter {
    /** Where it wants to be called. */
    ContextInternal context();

    /** Here it is; it goes back by {@link #release} or {@link #discard}. */
    void connected(PooledConnection connection);

    /** There is none to be had. */
    void notConnected(Throwable cause);
  }

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
  }

  /** Gives a waiter a connection, at once where one is unused. */
  void acquire(Waiter waiter) {
    PooledConnection rested = takeRested();
    if (rested != null) {
      waiter.connected(rested);
    } else {
      waiting.addLast(waiter);
      openForWaiting();
    }
  }

  /**
   * Gives a waiter a connection that has never rested, in place of one that did: the service seems
   * to have closed those.
   */
  void acquireFresh(Waiter waiter) {
    PooledConnection rested = idle.pollLast();
    if (rested != null) {
      discard(rested);
    }
    waiting.addLast(waiter);
    openForWaiting();
  }

  /** Takes a waiter out of those for whom connections are being opened. */
  void withdraw(Waiter waiter) {
    waiting.remove(waiter);
  }

  /** Takes a connection back after a complete exchange. */
  void release(PooledConnection connection) {
    long now = nanoTime.getAsLong();
    if (!connection.reusable() || connection.lifeLeft(now) <= 0 || !kept(connection)) {
      discard(connection);
      return;
    }
    connection.rest(now, limits.idleNanos());
    Waiter next = waiting.pollFirst();
    if (next != null) {
      hand(connection, next);
    } else {
      idle.addFirst(connection);
      sweepLater(limits.idleNanos());
    }
  }

  /** Closes a connection. */
  void discard(PooledConnection connection) {
    connection.close();
    forget(connection);
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
    for (PooledConnection rested : List.copyOf(idle)) {
      if (!kept(rested)) {
        discard(rested);
      }
    }
  }

  private boolean kept(PooledConnection connection) {
    return !drained && connector.keeps(connection.address());
  }

  private @Nullable PooledConnection takeRested() {
    long now = idle.isEmpty() ? 0 : nanoTime.getAsLong();
    for (var rested = idle.pollFirst(); rested != null; rested = idle.pollFirst()) {
      if (rested.reusable() && rested.restLeft(now) > 0) {
        return rested;
      }
      discard(rested);
    }
    return null;
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
      connection =
          new PooledConnection(
              fresh, connector.authority(), nanoTime.getAsLong() + limits.lifeNanos());
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
    watch.opened();
    Waiter next = waiting.pollFirst();
    if (next != null) {
      hand(connection, next);
    } else if (drained) {
      discard(connection);
    } else {
      connection.rest(nanoTime.getAsLong(), limits.idleNanos());
      idle.addFirst(connection);
      sweepLater(limits.idleNanos());
    }
  }

  private void connectFailed(Throwable cause) {
    opening--;
    Waiter first = waiting.pollFirst();
    if (first != null) {
      first.context().emit(cause, first::notConnected);
    }
    openForWaiting();
  }

  private void forget(PooledConnection connection) {
    if (connection.gone()) {
      return;
    }
    connection.leave();
    watch.closed();
    idle.remove(connection);
    openForWaiting();
  }

  private void openForWaiting() {
    if (waiting.size() > opening) {
      open();
    }
  }

  private static void hand(PooledConnection connection, Waiter to) {
    to.context().emit(connection, to::connected);
  }

  private void sweepLater(long nanos) {
    if (!sweeping) {
      sweeping = true;
      long millis = Math.max(1, Math.ceilDiv(nanos, NANOS_PER_MILLI));
      context.setTimer(millis, timer -> sweep());
    }
  }

  private void sweep() {
    sweeping = false;
    long now = nanoTime.getAsLong();
    long soonest = Long.MAX_VALUE;
    for (Iterator<PooledConnection> each = idle.descendingIterator(); each.hasNext(); ) {
      PooledConnection rested = each.next();
      long left = rested.restLeft(now);
      if (left > 0) {
        soonest = Math.min(soonest, left);
      } else {
        each.remove();
        discard(rested);
      }
    }
    if (!idle.isEmpty()) {
      sweepLater(soonest);
    }
  }
}
