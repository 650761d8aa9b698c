// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HttpProtocol;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls over HTTP/2 in clear text, to a service that speaks it well. */
final class Http2CallTest extends WithUpstream {
  private final AtomicInteger connections = new AtomicInteger();
  private final List<HttpServerRequest> arrived = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer service;

  @AfterEach
  void stopService() {
    if (service != null) {
      await(service.close());
    }
  }

  @Test
  void aCallIsAStream() {
    CallRunner runner = runner(request -> request.response().end("\"" + request.version() + "\""));

    UpstreamResponse response = runner.call(get("/a?b=c"));

    assertEquals("\"HTTP_2\"", new String(response.body().bytes(), UTF_8));
    assertEquals("/a?b=c", arrived.getFirst().uri());
    assertEquals("application/json", arrived.getFirst().getHeader("accept"));
    assertEquals("127.0.0.1:" + port(), arrived.getFirst().authority().toString());
  }

  @Test
  void aStreamedResponseTellsItsVersion() {
    CallRunner runner = runner(request -> request.response().end("{}"));

    UpstreamStream stream =
        runner.on(() -> runner.client().stream(get("/a"), CallContext.detached()));

    assertEquals("2", stream.protocol());
  }

  @Test
  void callsOneAfterTheOtherHaveOneConnection() {
    CallRunner runner = runner(request -> request.response().end("{}"));

    for (int i = 0; i < 3; i++) {
      assertEquals(200, runner.call(get("/")).status());
    }

    assertEquals(1, connections.get());
  }

  @Test
  void callsAtOnceHaveOneConnection() {
    Promise<Void> all = Promise.promise();
    CallRunner runner =
        runner(request -> {
          all.future().onSuccess(_ -> request.response().end("{}"));
          if (arrived.size() == 50) {
            all.complete();
          }
        });

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(runner.later(() -> runner.client().call(get("/"), CallContext.detached())));
    }

    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(1, connections.get());
  }

  @Test
  void aServiceThatDoesNotSpeakItIsUnreachable() {
    upstream.on("PRI", "*", _ -> FakeResponse.status(400));
    CallRunner runner = runner(config().with("protocol", HttpProtocol.HTTP2).build());

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));
  }

  private CallRunner runner(Handler<HttpServerRequest> responding) {
    HttpServer started =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(request -> {
              arrived.add(request);
              responding.handle(request);
            });
    service = started;
    await(started.listen());
    return runner(
        ConfigBuilder.at("http://127.0.0.1:" + port())
            .with("protocol", HttpProtocol.HTTP2)
            .build());
  }

  private int port() {
    return Objects.requireNonNull(service, "not started").actualPort();
  }
}
