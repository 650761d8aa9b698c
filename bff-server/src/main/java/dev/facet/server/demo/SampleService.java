// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** One sample service: an HTTP server on a free loopback port that counts its calls. */
final class SampleService {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final String name;
  private final Vertx vertx;
  private final Jitter jitter;
  private final LongAdder calls = new LongAdder();
  private final Router router;
  private final HttpServer server;

  private SampleService(Vertx vertx, String name, Jitter jitter) {
    this.vertx = vertx;
    this.name = name;
    this.jitter = jitter;
    this.router = Router.router(vertx);
    this.server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0));
  }

  /**
   * Starts a service. Its handlers run on one event loop, so they may keep state without locks.
   *
   * @param endpoints adds the endpoints
   */
  static Future<SampleService> listen(
      Vertx vertx, String name, Jitter jitter, Consumer<SampleService> endpoints) {
    SampleService service = new SampleService(vertx, name, jitter);
    service.router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    endpoints.accept(service);
    service
        .router
        .route()
        .handler(context -> {
          service.calls.increment();
          service.respond(context, unknown(context));
        });
    return service.server.requestHandler(service.router).listen().map(listening -> service);
  }

  /** Its name in {@code facet.yaml}. */
  public String name() {
    return name;
  }

  /** Where it listens, such as {@code http://127.0.0.1:41234}. */
  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** How many calls it has answered, those to paths it does not know among them. */
  public long calls() {
    return calls.sum();
  }

  /** Starts to count again at zero. */
  public void resetCalls() {
    calls.reset();
  }

  /** Stops it, as if the machine it ran on had been switched off. */
  public Future<Void> close() {
    return server.close();
  }

  /**
   * Adds an endpoint.
   *
   * @param template the path, with {@code {name}} for a value
   */
  SampleService on(
      HttpMethod method, String template, Function<SampleCall, SampleResponse> handler) {
    String path = template.replace("{", ":").replace("}", "");
    router
        .route(method, path)
        .handler(context -> {
          calls.increment();
          respond(context, answered(handler, new SampleCall(context)));
        });
    return this;
  }

  private static SampleResponse answered(
      Function<SampleCall, SampleResponse> handler, SampleCall call) {
    try {
      return handler.apply(call);
    } catch (SampleResponse.Rejection rejection) {
      return rejection.respond();
    }
  }

  private static SampleResponse unknown(RoutingContext context) {
    return SampleResponse.error(404, "nothing is at " + context.normalizedPath());
  }

  private void respond(RoutingContext context, SampleResponse sample) {
    long delay = jitter.next().toMillis();
    if (delay == 0) {
      write(context, sample);
    } else {
      vertx.setTimer(delay, timer -> write(context, sample));
    }
  }

  private static void write(RoutingContext context, SampleResponse sample) {
    var response = context.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(sample.status());
    sample.headers().forEach(response::putHeader);
    if (sample.status() == 304) {
      response.end();
    } else {
      response.putHeader("Content-Type", "application/json");
      response.end(Json.encodeToBuffer(sample.json()));
    }
  }
}
