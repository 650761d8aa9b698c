// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that answers what the demo asks, out of its own head. */
final class FakeGateway implements GatewayLauncher {
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<Path> projects = new CopyOnWriteArrayList<>();
  String brokenPath = "";
  String body = "";
  boolean graphiQl = true;
  boolean network;
  boolean closed;
  volatile boolean noisy;
  volatile boolean quiet;
  private final Vertx vertx;

  FakeGateway(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<RunningGateway> launch(Path project) {
    projects.add(project);
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(0, "127.0.0.1")
        .map(Running::new);
  }

  private void answer(HttpServerRequest request) {
    String user =
        request.headers().contains("authorization")
            ? " with token"
            : request.headers().contains("x-api-key") ? " with key" : "";
    requests.add(request.method() + " " + request.path() + user);
    noisy |= !quiet;
    if (request.path().equals(brokenPath) && body.isEmpty()) {
      request.response().setStatusCode(502).end();
      return;
    }
    request.response().putHeader("content-type", "application/json");
    request
        .body()
        .onSuccess(sent ->
            request
                .response()
                .end(request.path().equals(brokenPath) ? body : data(sent.toString()).encode()));
  }

  private static JsonObject data(String sent) {
    if (!sent.contains("ProductPage")) {
      return new JsonObject().put("data", new JsonObject());
    }
    JsonArray reviews = new JsonArray().add(new JsonObject().putNull("author"));
    for (int i = 0; i < 40; i++) {
      reviews.add(new JsonObject().put("author", new JsonObject().put("name", "A")));
    }
    JsonObject product =
        new JsonObject().put("reviews", reviews).put("related", new JsonArray().add(1).add(2));
    return new JsonObject().put("data", new JsonObject().put("product", product));
  }

  private final class Running implements RunningGateway {
    private final HttpServer server;

    private Running(HttpServer server) {
      this.server = server;
    }

    @Override
    public String url() {
      return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public List<String> network() {
      return network ? List.of(url()) : List.of();
    }

    @Override
    public String management() {
      return url();
    }

    @Override
    public List<String> graphiQl() {
      return graphiQl ? List.of("/graphiql/web/", "/graphiql/mobile/") : List.of();
    }

    @Override
    public Quiet quiet() {
      quiet = true;
      return () -> quiet = false;
    }

    @Override
    public Future<Void> close() {
      closed = true;
      return server.close();
    }
  }
}
