// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One HTTP client, with its connections, for every event loop, so that no request changes threads:
 * Vert.x would hand out a connection of any event loop.
 */
final class LoopClients {
  private final VertxInternal vertx;
  private final List<HttpClient> clients;
  private final Map<EventLoop, HttpClient> byLoop = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * Makes the clients.
   *
   * @param loops how many; event loops beyond these share
   */
  LoopClients(Vertx vertx, int loops, Supplier<HttpClient> client) {
    this.vertx = (VertxInternal) vertx;
    this.clients = Stream.generate(client).limit(loops).toList();
  }

  /** The client of the caller's event loop. */
  HttpClient current() {
    EventLoop loop = vertx.getOrCreateContext().nettyEventLoop();
    HttpClient client = byLoop.get(loop);
    return client == null ? byLoop.computeIfAbsent(loop, first -> assign()) : client;
  }

  /** Closes all connections. */
  void close() {
    clients.forEach(HttpClient::close);
  }

  private HttpClient assign() {
    return clients.get(taken.getAndIncrement() % clients.size());
  }
}
