// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a {@link LoopPool} that have room. The one used last is used next, so that
 * those not needed grow old and are closed; one of HTTP/2 is filled with calls before another one
 * is used. Confined to its event loop.
 */
final class OfferedConnections {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ContextInternal context;
  private final long idleNanos;
  private final LongSupplier nanoTime;
  private final Consumer<PooledConnection> retire;
  private final Deque<PooledConnection> offered = new ArrayDeque<>();
  private boolean sweeping;

  /**
   * None so far.
   *
   * @param idleNanos how long an unused connection is kept
   * @param nanoTime a steady clock, in nanoseconds
   * @param retire closes a connection that is of no use any more
   */
  OfferedConnections(
      ContextInternal context,
      long idleNanos,
      LongSupplier nanoTime,
      Consumer<PooledConnection> retire) {
    this.context = context;
    this.idleNanos = idleNanos;
    this.nanoTime = nanoTime;
    this.retire = retire;
  }

  /** Offers a connection to the next call. */
  void add(PooledConnection connection) {
    if (!connection.offered()) {
      connection.offer(true);
      offered.addFirst(connection);
      sweepLater(idleNanos);
    }
  }

  /** Offers a connection no more. */
  void remove(PooledConnection connection) {
    if (connection.offered()) {
      connection.offer(false);
      offered.remove(connection);
    }
  }

  /** The one that was used longest ago; null for none. */
  @Nullable PooledConnection oldest() {
    return offered.peekLast();
  }

  /** Begins an exchange on the one that was used last; null where none has room. */
  @Nullable RequestChannel begin() {
    long now = offered.isEmpty() ? 0 : nanoTime.getAsLong();
    for (var next = offered.peekFirst(); next != null; next = offered.peekFirst()) {
      if (next.reusable() && next.restLeft(now) > 0 && next.hasRoom()) {
        RequestChannel channel = next.begin();
        if (!next.hasRoom()) {
          remove(next);
        }
        return channel;
      }
      retire.accept(next);
    }
    return null;
  }

  /** Retires those that are not kept. */
  void retireUnless(Predicate<PooledConnection> kept) {
    List.copyOf(offered).stream().filter(kept.negate()).forEach(retire);
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
    for (Iterator<PooledConnection> each = offered.descendingIterator(); each.hasNext(); ) {
      PooledConnection rested = each.next();
      long left = rested.restLeft(now);
      if (left > 0) {
        soonest = Math.min(soonest, left);
      } else {
        each.remove();
        rested.offer(false);
        retire.accept(rested);
      }
    }
    if (!offered.isEmpty()) {
      sweepLater(soonest);
    }
  }
}
