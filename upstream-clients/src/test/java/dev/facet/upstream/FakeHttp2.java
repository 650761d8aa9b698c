// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.FakeUpstream.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * An HTTP/2 service on 127.0.0.1 that records what it is asked and answers by script, rightly or in
 * any wrong way a connection allows. It writes every frame itself, so nothing corrects its
 * mistakes. What no script covers is answered with 404.
 */
public final class FakeHttp2 implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final NetServer server;
  private final boolean tls;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<FakeFrame> frames = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Buffer settings = Buffer.buffer();
  private volatile boolean silent;

  /**
   * What becomes of a request.
   *
   * @param atHead whether its body is not waited for
   */
  record Script(BiConsumer<Request, FakeHttp2Stream> response, boolean atHead) {}

  private FakeHttp2(NetServer server, boolean tls) {
    this.server = server;
    this.tls = tls;
  }

  /** Listens on a free port; returns when it does. Not to be called on an event loop. */
  public static FakeHttp2 start(Vertx vertx) {
    return start(vertx, new NetServerOptions().setHost("127.0.0.1").setPort(0));
  }

  /** The same with options of one's own. */
  public static FakeHttp2 start(Vertx vertx, NetServerOptions options) {
    FakeHttp2 service = new FakeHttp2(vertx.createNetServer(options), options.isSsl());
    service.server.connectHandler(socket -> {
      socket.closeHandler(_ -> service.closed());
      new FakeHttp2Connection(service, socket, service.connections.incrementAndGet()).read();
    });
    within(service.server.listen());
    return service;
  }

  /** Adds to what new connections begin with. */
  public FakeHttp2 setting(int name, long value) {
    settings = settings.copy().appendUnsignedShort(name).appendUnsignedInt(value);
    return this;
  }

  /** Takes connections and says nothing at all. */
  public FakeHttp2 silent() {
    silent = true;
    return this;
  }

  /** Scripts the responses to a path, query included; the request's body has arrived. */
  public FakeHttp2 on(String target, BiConsumer<Request, FakeHttp2Stream> response) {
    scripts.put(target, new Script(response, false));
    return this;
  }

  /** The same, asked as soon as the head of the request is there. */
  public FakeHttp2 onHead(String target, BiConsumer<Request, FakeHttp2Stream> response) {
    scripts.put(target, new Script(response, true));
    return this;
  }

  /** Every request so far, in the order of arrival. */
  public List<Request> requests() {
    synchronized (this) {
      return List.copyOf(requests);
    }
  }

  /** Waits until so many requests have arrived. Not to be called on an event loop. */
  public List<Request> awaitRequests(int count) throws InterruptedException {
    return awaitAll(requests, _ -> true, count);
  }

  /** Waits until so many frames of a kind have arrived. Not to be called on an event loop. */
  public List<FakeFrame> awaitFrames(Predicate<FakeFrame> kind, int count)
      throws InterruptedException {
    return awaitAll(frames, kind, count);
  }

  private synchronized <T> List<T> awaitAll(List<T> all, Predicate<T> kind, int count)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<T> found = all.stream().filter(kind).toList();
    while (found.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("arrived: " + found.size() + " (expected: " + count + ")");
      }
      wait(left);
      found = all.stream().filter(kind).toList();
    }
    return found;
  }

  /** Waits until so many connections are closed. Not to be called on an event loop. */
  public void awaitClosed(int count) throws InterruptedException {
    var _ = awaitAll(ends, _ -> true, count);
  }

  private synchronized void closed() {
    ends.add(ends.size());
    notifyAll();
  }

  /** How many connections were ever accepted. */
  public int connections() {
    return connections.get();
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** The base URL, without a slash at its end; {@code localhost} over TLS, the address without. */
  public String url() {
    return tls ? "https://localhost:" + port() : "http://127.0.0.1:" + port();
  }

  /** Stops listening and closes every connection. Not to be called on an event loop. */
  @Override
  public void close() {
    within(server.close());
  }

  Buffer settings() {
    return settings;
  }

  boolean isSilent() {
    return silent;
  }

  Script script(String target) {
    return scripts.getOrDefault(
        target, new Script((_, stream) -> stream.headers(1, ":status", "404"), false));
  }

  synchronized void record(Request request) {
    requests.add(request);
    notifyAll();
  }

  synchronized void record(FakeFrame frame) {
    frames.add(frame);
    notifyAll();
  }

  private static <T> T within(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }
}
