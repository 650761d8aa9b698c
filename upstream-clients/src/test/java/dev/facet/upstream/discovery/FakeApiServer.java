// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kubernetes API server on 127.0.0.1 of which a test writes every response. */
final class FakeApiServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final HttpServer server;

  /** A request that waits for its response. */
  record Asked(String target, String token, HttpServerResponse response) {
    /** Responds with a whole body. */
    void respond(int status, String json) {
      var _ = response.setStatusCode(status).end(json);
    }

    /** Writes one event of a watch. */
    void event(String json) {
      if (!response.headWritten()) {
        response.setChunked(true);
      }
      var _ = response.write(json.replace("\n", " ") + "\n");
    }

    /** Ends the watch as an API server does. */
    void end() {
      var _ = response.end();
    }

    /** Breaks the connection. */
    void reset() {
      var _ = response.reset();
    }

    boolean isWatch() {
      return target.contains("&watch=true");
    }
  }

  FakeApiServer(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::take);
    await(server.listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  /** The next request. */
  Asked next() throws InterruptedException {
    Asked next = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no request");
    }
    return next;
  }

  @Override
  public void close() {
    await(server.close());
  }

  private void take(HttpServerRequest request) {
    asked.add(new Asked(request.uri(), request.getHeader("authorization"), request.response()));
  }

  private static <T> void await(Future<T> future) {
    try {
      var _ = future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }
}
