// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.ContentCodings;
import dev.facet.http.EntityTags;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Supplier;

/**
 * The changes to bodies of responses. One that cannot be changed does not get through as it is:
 * what is to be removed would be in it.
 *
 * @param edits what becomes of them
 * @param notices hears of those that cannot be changed
 */
record JsonResponses(JsonEdits edits, JsonNotices notices) {
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;

  /** What is longer is streamed. */
  private static final long HELD = 64 * 1024L;

  /**
   * The response for the client.
   *
   * @param made the changes with the values of its request
   */
  Future<GatewayResponse> edited(Exchange exchange, GatewayResponse response, JsonEdits.Made made) {
    MultiMap headers = response.headers();
    if (response.status() == NOT_MODIFIED) {
      EntityTags.weakenNotModified(exchange.request().headers(), headers);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
      return Future.succeededFuture(response);
    }
    if (!JsonBody.isJson(headers)) {
      return Future.succeededFuture(response);
    }
    return switch (response.body()) {
      case Body.Empty _ -> {
        JsonBody.changed(headers);
        yield Future.succeededFuture(response);
      }
      case Body.GrpcFailure _, Body.Upgraded _ -> Future.succeededFuture(response);
      case Body.Bytes(var bytes) -> whole(exchange, response, bytes, made);
      case Body.Streamed streamed -> streamed(exchange, response, streamed, made);
    };
  }

  private Future<GatewayResponse> whole(
      Exchange exchange, GatewayResponse response, Buffer bytes, JsonEdits.Made made) {
    if (bytes.length() == 0) {
      return Future.succeededFuture(response);
    }
    if (isUnreadable(response)) {
      return unreadable(exchange).asFailure();
    }
    JsonRewriter rewriter = made.rewriter();
    try {
      rewriter.feed(bytes);
      rewriter.finish();
    } catch (InvalidJsonException invalid) {
      return invalid(exchange, invalid).asFailure();
    }
    JsonBody.changed(response.headers());
    Body body = new Body.Bytes(rewriter.take());
    return Future.succeededFuture(new GatewayResponse(response.status(), response.headers(), body));
  }

  private Future<GatewayResponse> streamed(
      Exchange exchange, GatewayResponse response, Body.Streamed streamed, JsonEdits.Made made) {
    if (isUnreadable(response)) {
      streamed.abort().run();
      return unreadable(exchange).asFailure();
    }
    RewrittenBody body =
        new RewrittenBody(
            streamed.source(),
            made.rewriter(),
            new RewrittenBody.Limits(HELD, Long.MAX_VALUE),
            new RewrittenBody.Faults(invalid -> invalid(exchange, invalid), streamed.abort()));
    JsonBody.changed(response.headers());
    return body.begin()
        .map(whole ->
            new GatewayResponse(
                response.status(),
                response.headers(),
                whole && !hasTrailers(streamed)
                    ? new Body.Bytes(body.whole())
                    : new Body.Streamed(body.streamed(), streamed.trailers(), streamed.abort())));
  }

  /** Asked for once the source has ended. */
  private static boolean hasTrailers(Body.Streamed streamed) {
    Supplier<MultiMap> trailers = streamed.trailers();
    return trailers != null && !trailers.get().isEmpty();
  }

  private static boolean isUnreadable(GatewayResponse response) {
    return response.status() == PARTIAL || ContentCodings.isAny(response.headers());
  }

  private Problem unreadable(Exchange exchange) {
    return problem(exchange, "JSON that is compressed or a part, though neither was asked for");
  }

  private Problem invalid(Exchange exchange, InvalidJsonException invalid) {
    String kind =
        invalid.isTooMuch()
            ? "more JSON than `max` lets it keep: "
            : "announced as JSON and none: ";
    return problem(exchange, kind + invalid.getMessage());
  }

  private Problem problem(Exchange exchange, String cause) {
    notices.notChanged(exchange, cause);
    return Problem.of(
        ProblemCode.UPSTREAM_BAD_RESPONSE,
        "A policy changes the response, and cannot: it is " + cause + ".");
  }
}
