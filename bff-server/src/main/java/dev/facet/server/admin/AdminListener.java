// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.http.HttpDate;
import dev.facet.server.config.ListenersConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/**
 * The management listener, on a port of its own and on loopback by default: {@code /healthz} says
 * that the process lives, {@code /readyz} whether it takes requests, {@code /metrics} what was
 * counted, {@code /services} how each endpoint of a service is.
 */
public final class AdminListener extends VerticleBase {
  private static final int IDLE_SECONDS = 60;
  private static final int OK = 200;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final ListenersConfig.ManagementConfig config;
  private final Health health;
  private final MetricsPage metrics;
  private final ServicesPage services;
  private final HttpDate date;
  private final IntConsumer bound;

  /** What it answers with. */
  public record Pages(Health health, MetricsPage metrics, ServicesPage services) {}

  /**
   * A listener.
   *
   * @param time the time of day
   * @param bound told the port once it is listening
   */
  public AdminListener(
      ListenersConfig.ManagementConfig config, Pages pages, InstantSource time, IntConsumer bound) {
    this.config = config;
    this.health = pages.health();
    this.metrics = pages.metrics();
    this.services = pages.services();
    this.date = new HttpDate(time);
    this.bound = bound;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(this::addDefaults);
    reading(router, "/healthz").handler(context -> context.response().end("ok\n"));
    reading(router, "/readyz").handler(this::ready);
    reading(router, "/metrics").handler(this::metrics);
    reading(router, "/services").handler(this::services);
    router.errorHandler(METHOD_NOT_ALLOWED, AdminListener::otherMethod);
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(config.address())
                .setPort(config.port())
                .setIdleTimeout(IDLE_SECONDS))
        .requestHandler(router)
        .listen()
        .onSuccess(server -> bound.accept(server.actualPort()));
  }

  /** A path for GET and HEAD (RFC 9110, section 9.1). */
  private static Route reading(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  /** Of what is there at this moment nothing may be kept, and nothing is read as a page. */
  private void addDefaults(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.DATE, date.now())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-content-type-options", "nosniff");
    context.next();
  }

  private static void otherMethod(RoutingContext context) {
    context
        .response()
        .setStatusCode(METHOD_NOT_ALLOWED)
        .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
        .end();
  }

  private void ready(RoutingContext context) {
    context
        .response()
        .setStatusCode(health.isReady() ? OK : UNAVAILABLE)
        .putHeader("content-type", "application/json")
        .end(health.report().toBuffer());
  }

  /** Off the event loop, which requests of clients are answered on; one page at a time. */
  private void metrics(RoutingContext context) {
    vertx
        .executeBlocking(metrics::text)
        .onFailure(context::fail)
        .onSuccess(text ->
            context.response().putHeader("content-type", MetricsPage.CONTENT_TYPE).end(text));
  }

  private void services(RoutingContext context) {
    vertx
        .executeBlocking(services::json)
        .onFailure(context::fail)
        .onSuccess(page ->
            context.response().putHeader("content-type", "application/json").end(page.toBuffer()));
  }
}
