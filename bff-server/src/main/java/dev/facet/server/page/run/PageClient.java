// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.page.Mismatch;
import dev.facet.server.page.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sends the requests of pages to a gateway, each over a connection of its own. */
final class PageClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NONE = "(none)";

  private final HttpClient client;
  private final UnaryOperator<String> filled;

  private record Came(int status, MultiMap headers, Buffer body) {}

  /**
   * A client.
   *
   * @param filled what stands in a page to what is sent
   */
  PageClient(Vertx vertx, UnaryOperator<String> filled) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxHeaderSize(1 << 20)
                .setMaxInitialLineLength(1 << 20));
    this.filled = filled;
  }

  /**
   * Sends a request; what is wrong with the response.
   *
   * @param port of the gateway
   */
  List<Mismatch> send(PageRequest page, int port) {
    try {
      Came came = Waiting.on(exchange(page, port), page.words(), PATIENCE);
      return page.compare(
          came.status(), came.headers()::getAll, page.coding().text(came.body().getBytes()));
    } catch (CommandFailure | IOException none) {
      return List.of(
          new Mismatch(
              page.block().place(),
              "response to " + page.words(),
              "HTTP/1.1 " + page.expected().status(),
              NONE + ": " + none.getMessage()));
    }
  }

  private Future<Came> exchange(PageRequest page, int port) {
    return client
        .request(
            new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(HttpMethod.valueOf(page.request().word(0)))
                .setURI(filled.apply(page.request().word(1))))
        .compose(request -> {
          write(page, request);
          return request.send(Buffer.buffer(filled.apply(page.sent())));
        })
        .compose(response ->
            response.body().map(body -> new Came(response.statusCode(), response.headers(), body)));
  }

  private void write(PageRequest page, HttpClientRequest request) {
    request.putHeader("host", PageRequest.HOST);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    page.request()
        .headers()
        .forEach(header -> headers.add(header.getKey(), filled.apply(header.getValue())));
    request.headers().setAll(headers);
  }
}
