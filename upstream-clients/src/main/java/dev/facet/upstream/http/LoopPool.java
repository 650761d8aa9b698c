// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one endpoint. The connection used last is used next, so that
 * those not needed grow old and are closed. Confined to its event loop.
 */
final class LoopPool {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ContextInternal context;
  private final Connector connector;
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final Deque<PooledConnection> resting = new ArrayDeque<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private int open;
  private int opening;
  private boolean sweeping;

  /**
   * How many of what a pool has.
   *
   * @param connections the most connections
   * @param queue the most waiters for which no connection is being opened
   * @param idleNanos how long an unused connection is kept
   */
  record Limits(int connections, int queue, long idleNanos) {}

  /** Opens a connection, on the context it is called on. */
  interface Connector {
    /** Opens one. */
    Future<HttpClientConnection> connect();
  }

  /** Wants a connection. */
  interface Waiter {
    /** Where it wants to be called. */
    ContextInternal context();

    /** Here it is; it goes back by {@link #release} or {@link #discard}. */
    void connected(PooledConnection connection);

    /** There is none to be had. */
    void notConnected(Throwable cause);

    /** Too many are waiting. */
    void turnedAway();
  }

  LoopPool(ContextInternal context, Connector connector, Limits limits, LongSupplier nanoTime) {
    this.context = context;
    this.connector = connector;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /** Gives a waiter a connection, at once where one is unused. */
  void acquire(Waiter waiter) {
    PooledConnection rested = takeRested();
    if (rested != null) {
      waiter.connected(rested);
    } else if (open + opening < limits.connections()) {
      waiting.addLast(waiter);
      open();
    } else if (waiting.size() - opening < limits.queue()) {
      waiting.addLast(waiter);
    } else {
      waiter.turnedAway();
    }
  }

  /**
   * Gives a waiter a connection that has never rested, where possible: the service seems to have
   * closed those that did.
   */
  void acquireFresh(Waiter waiter) {
    if (open + opening >= limits.connections() && !resting.isEmpty()) {
      discard(resting.removeLast());
    }
    if (open + opening < limits.connections()) {
      waiting.addLast(waiter);
      open();
    } else {
      acquire(waiter);
    }
  }

  /** Takes a waiter out of the queue. */
  void withdraw(Waiter waiter) {
    waiting.remove(waiter);
  }

  /** Takes a connection back after a complete exchange. */
  void release(PooledConnection connection) {
    if (!connection.reusable()) {
      discard(connection);
      return;
    }
    connection.rest(nanoTime.getAsLong(), limits.idleNanos());
    Waiter next = waiting.pollFirst();
    if (next != null) {
      hand(connection, next);
    } else {
      resting.addFirst(connection);
      sweepLater(limits.idleNanos());
    }
  }

  /** Closes a connection. */
  void discard(PooledConnection connection) {
    connection.close();
    forget(connection);
  }

  private @Nullable PooledConnection takeRested() {
    long now = resting.isEmpty() ? 0 : nanoTime.getAsLong();
    for (var rested = resting.pollFirst(); rested != null; rested = resting.pollFirst()) {
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
        connector.connect().onComplete(this::opened, this::notOpened);
      } catch (IllegalStateException closed) {
        notOpened(closed);
      }
    });
  }

  private void opened(HttpClientConnection fresh) {
    opening--;
    open++;
    PooledConnection connection = new PooledConnection(fresh);
    connection.onClose(closed -> forget(connection));
    Waiter next = waiting.pollFirst();
    if (next != null) {
      hand(connection, next);
    } else {
      connection.rest(nanoTime.getAsLong(), limits.idleNanos());
      resting.addFirst(connection);
      sweepLater(limits.idleNanos());
    }
  }

  private void notOpened(Throwable cause) {
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
    open--;
    resting.remove(connection);
    openForWaiting();
  }

  private void openForWaiting() {
    if (waiting.size() > opening && open + opening < limits.connections()) {
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
    for (Iterator<PooledConnection> each = resting.descendingIterator(); each.hasNext(); ) {
      PooledConnection rested = each.next();
      long left = rested.restLeft(now);
      if (left > 0) {
        soonest = Math.min(soonest, left);
      } else {
        each.remove();
        discard(rested);
      }
    }
    if (!resting.isEmpty()) {
      sweepLater(soonest);
    }
  }
}
