// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.http.ContentTypeOptions;
import dev.facet.http.HttpDate;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.listener.Clocks;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The management listener, on a port of its own and on loopback by default: {@code /healthz} says
 * that the process lives, {@code /readyz} whether it takes requests, {@code /metrics} what was
 * counted, {@code /services} how each endpoint of a service is, and {@code /caches/invalidate}
 * forgets what is kept. Where there is a token it is needed for all but the first two.
 */
public final class AdminListener extends VerticleBase {
  private static final String LIVE = "/healthz";
  private static final String READY = "/readyz";

  /** What probes ask for, which have no token. */
  private static final Set<String> UNGUARDED = Set.of(LIVE, READY);

  private static final int IDLE_SECONDS = 60;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL = 500;
  private static final int UNAVAILABLE = 503;

  private final ManagementConfig config;
  private final Health health;
  private final MetricsPage metrics;
  private final ServicesPage services;
  private final ManagementAccess access;
  private final ManagementProblems problems;
  private final InvalidationEndpoint invalidation;
  private final HttpDate date;
  private final IntConsumer bound;

  /** What it answers with. */
  public record Pages(
      Health health, MetricsPage metrics, ServicesPage services, CurrentSnapshot current) {}

  /**
   * A listener.
   *
   * @param bound told the port once it is listening
   */
  public AdminListener(ManagementConfig config, Pages pages, Clocks clocks, IntConsumer bound) {
    this.config = config;
    this.health = pages.health();
    this.metrics = pages.metrics();
    this.services = pages.services();
    this.access = new ManagementAccess(config.token());
    this.problems = new ManagementProblems(pages.current(), clocks.nanoTime());
    this.invalidation = new InvalidationEndpoint(pages.current(), access, problems);
    this.date = new HttpDate(clocks.time());
    this.bound = bound;
  }

  /** Needs another token from now on; null for none. Safe for all threads. */
  public void setToken(@Nullable Secret token) {
    access.setToken(token);
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(this::addDefaults);
    // First: a route for all paths behind one of a path would hide that it is there for GET.
    router.route().handler(this::admit);
    reading(router, LIVE).handler(context -> context.response().end("ok\n"));
    reading(router, READY).handler(this::ready);
    reading(router, "/metrics").handler(this::metrics);
    reading(router, "/services").handler(this::services);
    invalidation.addTo(router);
    addProblems(router);
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
        .putHeader(ContentTypeOptions.NAME, ContentTypeOptions.NO_SNIFF);
    context.next();
  }

  private void admit(RoutingContext context) {
    boolean open = UNGUARDED.contains(context.normalizedPath());
    if (open || access.allows(context.request().headers())) {
      context.next();
    } else {
      problems.send(context, ManagementAccess.rejection(context.request().headers()));
    }
  }

  private void addProblems(Router router) {
    router
        .errorHandler(
            BAD_REQUEST,
            context ->
                problems.send(
                    context, Problem.of(ProblemCode.BAD_REQUEST, "The request is malformed.")))
        .errorHandler(NOT_FOUND, problems::notFound)
        .errorHandler(METHOD_NOT_ALLOWED, this::otherMethod)
        .errorHandler(
            TOO_LARGE,
            context -> problems.send(context, Problem.bodyTooLarge(InvalidationEndpoint.MAX_BODY)))
        .errorHandler(INTERNAL, problems::failed);
  }

  private void otherMethod(RoutingContext context) {
    String allowed =
        context.normalizedPath().equals(InvalidationEndpoint.PATH) ? "POST" : "GET, HEAD";
    problems.send(
        context,
        Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The path exists for " + allowed + " alone.")
            .withHeader("allow", allowed));
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
