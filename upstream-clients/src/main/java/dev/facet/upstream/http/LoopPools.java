// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The connections to one endpoint, kept apart by event loop, so that no request changes threads and
 * nothing of a pool is shared.
 */
final class LoopPools {
  private final VertxInternal vertx;
  private final Connector connector;
  private final LoopPool.Limits limits;
  private final LongSupplier nanoTime;
  private final AddressWatch watch;
  private final Map<Thread, LoopPool> byThread = new ConcurrentHashMap<>();
  private volatile boolean drained;

  LoopPools(Vertx vertx, Connector connector, LoopPool.Limits limits, LongSupplier nanoTime) {
    this.vertx = (VertxInternal) vertx;
    this.connector = connector;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.watch = new AddressWatch(vertx, connector, this::closeUnkept);
  }

  /** The pool of the event loop this is called on. */
  LoopPool current() {
    Thread thread = Thread.currentThread();
    LoopPool pool = byThread.get(thread);
    return pool == null ? first(thread) : pool;
  }

  /** How many connections are open, of HTTP/2 or of HTTP/1.1. */
  int open(boolean http2) {
    return watch.open(http2);
  }

  /** Closes all connections that rest, and those in use when they come back. */
  void drain() {
    drained = true;
    byThread.values().forEach(LoopPool::drain);
  }

  private LoopPool first(Thread thread) {
    LoopPool pool = byThread.computeIfAbsent(thread, _ -> open());
    if (drained) { // perhaps before it was there
      pool.drain();
    }
    return pool;
  }

  private void closeUnkept() {
    byThread.values().forEach(LoopPool::closeUnkept);
  }

  /** A context of the current event loop that outlives the request and the verticle at hand. */
  static ContextInternal currentLoop(VertxInternal vertx) {
    return vertx
        .contextBuilder()
        .withThreadingModel(ThreadingModel.EVENT_LOOP)
        .withEventLoop(vertx.getOrCreateContext().nettyEventLoop())
        .build();
  }

  private LoopPool open() {
    return new LoopPool(currentLoop(vertx), connector, limits, nanoTime, watch);
  }
}
