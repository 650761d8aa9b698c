// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.server.cli.result.Waiting;
import dev.facet.server.page.ScriptedExchange;
import dev.facet.server.page.ServiceCall;
import dev.facet.server.page.ServiceScript;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands out clients of services that a page plays: each service is a server on a free port of
 * loopback, wherever the configuration says that it is. Blocks while a server begins to listen.
 */
final class FakeServices implements UpstreamPool, AutoCloseable {
  private static final int MAX_HEAD_BYTES = 1 << 20;
  private static final int NO_SCRIPT = 404;

  private final Vertx vertx;
  private final ServiceScript script;
  private final UpstreamPool clients;
  private final List<HttpServer> servers = new ArrayList<>();

  FakeServices(Vertx vertx, ServiceScript script) {
    this.vertx = vertx;
    this.script = script;
    this.clients = new VertxUpstreamPool(vertx);
  }

  @Override
  public Lease lease(String service, UpstreamConfig config) {
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxInitialLineLength(MAX_HEAD_BYTES)
                    .setMaxHeaderSize(MAX_HEAD_BYTES)
                    .setHandle100ContinueAutomatically(true))
            .requestHandler(
                request -> request.body().onSuccess(body -> respond(service, request, body)));
    Waiting.on(server.listen(0, "127.0.0.1"), "the fake of " + service);
    servers.add(server);
    URI place = URI.create("http://127.0.0.1:" + server.actualPort() + basePath(config));
    return clients.lease(service, config.playedBy(place));
  }

  private static String basePath(UpstreamConfig config) {
    return config.endpoints().stream()
        .map(EndpointConfig::url)
        .map(URI::getRawPath)
        .findFirst()
        .orElse("");
  }

  private void respond(String service, HttpServerRequest request, Buffer body) {
    HttpServerResponse response = request.response();
    ServiceCall call =
        new ServiceCall(
            service,
            request.method().name(),
            request.uri(),
            request.headers()::getAll,
            body.toString(StandardCharsets.UTF_8));
    script
        .respond(call)
        .ifPresentOrElse(
            exchange -> send(exchange, request.method(), response),
            () -> response.setStatusCode(NO_SCRIPT).end());
  }

  private static void send(
      ScriptedExchange exchange, HttpMethod method, HttpServerResponse response) {
    response.setStatusCode(exchange.response().status());
    exchange
        .headers()
        .forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    if (method.equals(HttpMethod.HEAD)) {
      response.putHeader("content-length", String.valueOf(exchange.body().length()));
      response.end();
    } else {
      response.end(exchange.body());
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> Waiting.on(server.close(), "closing a fake"));
  }
}
