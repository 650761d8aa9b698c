// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.KeyCertOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kubernetes API server on 127.0.0.1 of which a test writes every response. */
public final class FakeApiServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final HttpServer server;

  /** A request that waits for its response. */
  public record Asked(String target, String token, HttpServerResponse response) {
    /** Responds with a whole body. */
    public void respond(int status, String json) {
      var _ = response.setStatusCode(status).end(json);
    }

    /** Writes one event of a watch. */
    public void event(String json) {
      if (!response.headWritten()) {
        response.setChunked(true);
      }
      var _ = response.write(json.replace("\n", " ") + "\n");
    }

    /** Ends the watch as an API server does. */
    public void end() {
      var _ = response.end();
    }

    /** Breaks the connection. */
    public void reset() {
      var _ = response.reset();
    }

    /** Whether a watch was asked for rather than a list. */
    public boolean isWatch() {
      return target.contains("&watch=true");
    }
  }

  private FakeApiServer(HttpServer server) {
    this.server = server.requestHandler(this::take);
    await(server.listen(0, "127.0.0.1"));
  }

  /** Listens in clear; returns when it does. */
  public static FakeApiServer start(Vertx vertx) {
    return new FakeApiServer(vertx.createHttpServer());
  }

  /** Listens with TLS. */
  public static FakeApiServer startTls(Vertx vertx, KeyCertOptions certificate) {
    return new FakeApiServer(
        vertx.createHttpServer(
            new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate)));
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  /** The next request. */
  public Asked next() throws InterruptedException {
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

  /** A list of slices, as the API server responds with it. */
  public static String list(String version, String... slices) {
    return "{\"metadata\":{\"resourceVersion\":\"%s\"},\"items\":[%s]}"
        .formatted(version, String.join(",", slices));
  }

  /** An event of a watch. */
  public static String event(String type, String slice, String version) {
    return "{\"type\":\"%s\",\"object\":%s}"
        .formatted(
            type,
            slice.replace(
                "\"metadata\":{", "\"metadata\":{\"resourceVersion\":\"" + version + "\","));
  }

  /** A slice of one address, port 8080. */
  public static String slice(String name, String address) {
    return slice(name, address, 8080);
  }

  /** A slice of one address. */
  public static String slice(String name, String address, int port) {
    return """
    {"metadata":{"name":"%s"},"addressType":"IPv4",
     "ports":[{"name":"http","port":%d,"protocol":"TCP"}],
     "endpoints":[{"addresses":["%s"],"conditions":{"ready":true}}]}
    """
        .formatted(name, port, address);
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
