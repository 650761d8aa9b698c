// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An issuer that publishes keys, or what the test says, and plugins that fetch them. */
abstract class WithIssuer {
  static final KeyPair A = TokenForge.RSA;
  static final KeyPair B = TokenForge.OTHER_RSA;
  final Vertx vertx = Vertx.vertx();
  final HandClock clock = new HandClock();
  final AtomicInteger fetches = new AtomicInteger();
  final HttpServer issuer = vertx.createHttpServer();

  /** What the issuer answers: a status, or a document when it is ready. */
  volatile int status = 200;

  volatile Future<String> document =
      Future.succeededFuture(TokenForge.jwks(TokenForge.jwk(A, "a")).encode());

  volatile CountDownLatch asked = new CountDownLatch(1);

  @BeforeEach
  void start() {
    Exchanges.result(
        issuer
            .requestHandler(request -> {
              fetches.incrementAndGet();
              asked.countDown();
              document.onSuccess(body -> request.response().setStatusCode(status).end(body));
            })
            .listen(0, "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    Exchanges.result(vertx.close());
  }

  JwtPlugin plugin(int port) {
    return JwtPlugin.of(
        new JwtConfig(
            "https://id.example",
            List.of("shop"),
            null,
            URI.create("http://127.0.0.1:" + port + "/jwks.json"),
            null,
            null,
            null,
            null,
            null),
        new PluginContext("user", vertx, clock, clock::nanoTime, Path.of("")));
  }

  JwtPlugin plugin() {
    return plugin(issuer.actualPort());
  }

  int status(JwtPlugin plugin, String token) {
    return Exchanges.result(
        answer(plugin, token).map(GatewayResponse::status).otherwise(PublishedKeysTest::status));
  }

  static int status(Throwable failure) {
    return failure instanceof ProblemException e ? e.problem().status() : 500;
  }

  static Future<GatewayResponse> answer(JwtPlugin plugin, String token) {
    Exchange exchange = Exchanges.get("/", "authorization", "Bearer " + token);
    return plugin.handle(exchange, Exchanges::ok);
  }
}
