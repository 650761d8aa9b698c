// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP/1.1 service on 127.0.0.1 that records what it is asked and answers by script, rightly or
 * in any wrong way a socket allows. It writes every byte itself, so nothing corrects its mistakes.
 * What no script covers is answered with 404.
 */
public final class FakeUpstream implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final NetServer server;
  private final boolean tls;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private volatile Function<Request, FakeResponse> otherwise = _ -> FakeResponse.status(404);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * A request as it arrived.
   *
   * @param method the HTTP method
   * @param target path and query as in the request line
   * @param headers in the order of arrival
   * @param body complete; empty where the script answers at the head
   * @param trailers complete as the body is
   * @param connection which of the connections it came on, from 1
   */
  public record Request(
      String method,
      String target,
      MultiMap headers,
      Buffer body,
      MultiMap trailers,
      int connection) {
    /** The target without its query. */
    public String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    /** The value of a header, the empty string where it is absent. */
    public String header(String name) {
      String value = headers.get(name);
      return value == null ? "" : value;
    }
  }

  record Script(Function<Request, FakeResponse> responses, boolean atHead) {}

  private FakeUpstream(NetServer server, boolean tls) {
    this.server = server;
    this.tls = tls;
  }

  /** Listens on a free port; returns when it does. Not to be called on an event loop. */
  public static FakeUpstream start(Vertx vertx) {
    return start(vertx, "127.0.0.1", 0);
  }

  /** Listens on another address of the loopback interface, at a given port. */
  public static FakeUpstream start(Vertx vertx, String address, int port) {
    return start(vertx, new NetServerOptions().setHost(address).setPort(port));
  }

  /** The same over TLS. */
  public static FakeUpstream startTls(Vertx vertx, KeyCertOptions certificate) {
    return start(
        vertx,
        new NetServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setKeyCertOptions(certificate));
  }

  /** The same with options of one's own. */
  public static FakeUpstream start(Vertx vertx, NetServerOptions options) {
    FakeUpstream upstream = new FakeUpstream(vertx.createNetServer(options), options.isSsl());
    upstream.server.connectHandler(socket -> {
      upstream.open.incrementAndGet();
      socket.closeHandler(closed -> upstream.open.decrementAndGet());
      new FakeConnection(upstream, socket, upstream.connections.incrementAndGet()).read();
    });
    within(upstream.server.listen());
    return upstream;
  }

  /**
   * Scripts the responses to a method and a path; the request's body has arrived when it is asked.
   */
  public FakeUpstream on(String method, String path, Function<Request, FakeResponse> responses) {
    scripts.put(method + " " + path, new Script(responses, false));
    return this;
  }

  /** Scripts what no other script covers, in place of 404. */
  public FakeUpstream otherwise(Function<Request, FakeResponse> responses) {
    otherwise = responses;
    return this;
  }

  /**
   * The same as {@link #on}, asked as soon as the head of the request is there; its body is only
   * counted.
   */
  public FakeUpstream onHead(
      String method, String path, Function<Request, FakeResponse> responses) {
    scripts.put(method + " " + path, new Script(responses, true));
    return this;
  }

  /** Every request so far, in the order of arrival. */
  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** How many requests there were to a path, queries aside. */
  public int count(String path) {
    return (int) requests().stream().filter(request -> request.path().equals(path)).count();
  }

  /** Waits until so many requests have arrived. Not to be called on an event loop. */
  public List<Request> awaitRequests(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (requests) {
      while (requests.size() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("requests: " + requests.size() + " (expected: " + count + ")");
        }
        requests.wait(left);
      }
      return List.copyOf(requests);
    }
  }

  /** How many connections were ever accepted. */
  public int connections() {
    return connections.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return open.get();
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** The base URL, without a slash at its end; {@code localhost} over TLS, the address without. */
  public String url() {
    return tls ? "https://localhost:" + port() : "http://127.0.0.1:" + port();
  }

  /** Begins to stop listening and to close every connection; on any thread. */
  public void stopListening() {
    var _ = server.close();
  }

  /** Stops listening and closes every connection. Not to be called on an event loop. */
  @Override
  public void close() {
    within(server.close());
  }

  Script script(String method, String path) {
    return scripts.getOrDefault(method + " " + path, new Script(otherwise, false));
  }

  void record(Request request) {
    synchronized (requests) {
      requests.add(request);
      requests.notifyAll();
    }
  }

  private static <T> T within(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }
}
