// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.ForwardedChain;
import dev.facet.http.InboundHeaders;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A listener on 127.0.0.1 that does nothing but forward, to one route. */
final class Relay implements AutoCloseable {
  private final Forwarder forwarder;
  private final HttpServer server;
  private final PassthroughRoute route;
  private final Predicate<String> trusted;

  private Relay(Vertx vertx, PassthroughRoute route, Predicate<String> trusted) {
    forwarder = new Forwarder("facet", Timers.of(vertx));
    this.server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(65_536)
                .setMaxInitialLineLength(8_192));
    this.route = route;
    this.trusted = trusted;
  }

  static Relay start(Vertx vertx, PassthroughRoute route, Predicate<String> trusted)
      throws TimeoutException {
    Relay relay = new Relay(vertx, route, trusted);
    relay.server.requestHandler(relay::handle).listen(0, "127.0.0.1").await(60, TimeUnit.SECONDS);
    return relay;
  }

  int port() {
    return server.actualPort();
  }

  @Override
  public void close() throws TimeoutException {
    server.close().await(60, TimeUnit.SECONDS);
  }

  private void handle(HttpServerRequest request) {
    request.pause();
    RequestBody body = body(request);
    String peer = request.remoteAddress().hostAddress();
    ForwardedChain chain = InboundHeaders.receive(peer, request.headers(), trusted);
    Cancellation cancellation = new Cancellation();
    request.connection().closeHandler(gone -> cancellation.cancel());
    ForwardRequest forward =
        new ForwardRequest(
            request.method(),
            Objects.requireNonNullElse(chain.scheme(), "http"),
            Objects.requireNonNullElse(chain.authority(), String.valueOf(request.authority())),
            request.path(),
            request.query(),
            request.headers(),
            body,
            peer,
            chain.trusted(),
            request.version() == HttpVersion.HTTP_2 ? "2.0" : "1.1");
    CallContext context =
        new CallContext(CallContext.NO_DEADLINE, "", request.headers(), cancellation);
    forwarder
        .forward(forward, route, context)
        .onSuccess(forwarded -> answer(request.response(), forwarded))
        .onFailure(failure -> {
          int status = failure instanceof ForwardingLoopException ? 508 : 502;
          request.response().setStatusCode(status).end(failure.toString());
        });
  }

  private static RequestBody body(HttpServerRequest request) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    if (length == null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      request.resume();
      return RequestBody.NONE;
    }
    return new RequestBody.Streamed(request, length == null ? -1 : Long.parseLong(length));
  }

  private static void answer(HttpServerResponse response, ForwardedResponse forwarded) {
    response.setStatusCode(forwarded.status());
    forwarded.headers().forEach((name, value) -> response.headers().add(name, value));
    ReadStream<Buffer> body = forwarded.body();
    if (body == null) {
      response.end();
      return;
    }
    response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH));
    // A pipe of Vert.x ends the response properly when its source breaks, unless it is told not to.
    body.pipe()
        .endOnSuccess(false)
        .endOnFailure(false)
        .to(response)
        .onSuccess(ended -> {
          forwarded.trailers().forEach((name, value) -> response.trailers().add(name, value));
          response.end();
        })
        .onFailure(broken -> response.reset());
  }
}
