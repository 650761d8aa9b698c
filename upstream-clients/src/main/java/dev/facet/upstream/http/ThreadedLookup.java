// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up on threads, since the operating system blocks, and for as long as it likes where a
 * name server does not respond. Each name is looked up once at a time for all calls, and each has a
 * thread of its own while that goes on, so that no name waits for another: there are never more
 * threads than names of services.
 */
final class ThreadedLookup implements NameLookup {
  private static final long THREAD_SECONDS = 10;

  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          THREAD_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("facet-names-", 0).factory());

  private final VertxInternal vertx;
  private final Resolver resolver;
  private final Map<String, Promise<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

  /** What blocks. */
  @FunctionalInterface
  interface Resolver {
    /** One or more addresses. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  ThreadedLookup(Vertx vertx, Resolver resolver) {
    this.vertx = (VertxInternal) vertx;
    this.resolver = resolver;
  }

  @Override
  public Future<List<InetAddress>> lookUp(String host) {
    Promise<List<InetAddress>> waiter = vertx.getOrCreateContext().promise();
    Promise<List<InetAddress>> shared = Promise.promise();
    Promise<List<InetAddress>> earlier = underWay.putIfAbsent(host, shared);
    if (earlier == null) {
      THREADS.execute(() -> resolve(host, shared));
    }
    var _ = (earlier == null ? shared : earlier).future().onComplete(waiter);
    return waiter.future();
  }

  private void resolve(String host, Promise<List<InetAddress>> shared) {
    List<InetAddress> found;
    try {
      found = resolver.resolve(host);
    } catch (UnknownHostException | RuntimeException | Error fault) { // an edge: callers must hear
      underWay.remove(host);
      shared.fail(fault);
      return;
    }
    underWay.remove(host);
    shared.complete(found);
  }
}
