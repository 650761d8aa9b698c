// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.ContentCodings;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * The changes to bodies of requests.
 *
 * @param edits what becomes of them
 * @param max the longest body, in bytes
 * @param onlyJson whether bodies of other types are rejected: a service that reads JSON whatever
 *     its type is would take a client's values for the gateway's
 */
record JsonRequests(JsonEdits edits, long max, boolean onlyJson) {
  private static final String JSON = "application/json";

  /** Whether a request has a body that may be changed, or must not go on. */
  boolean concern(GatewayRequest request) {
    boolean bytes =
        request.body() instanceof RequestBody.Bytes
            || request.body() instanceof RequestBody.Streamed;
    return bytes && (onlyJson || JsonBody.isJson(request.headers()));
  }

  /** The body for the service; fails with what the client is told instead. */
  Future<Buffer> edited(Exchange exchange) {
    GatewayRequest request = exchange.request();
    if (!JsonBody.isJson(request.headers())) {
      return Problem.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "The body is changed on its way to the service, so that it must be " + JSON + ".")
          .withHeader("accept", JSON)
          .asFailure();
    }
    if (ContentCodings.isAny(request.headers())) {
      return Problem.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "JSON is changed on its way to the service, so that it must not be compressed.")
          .withHeader("accept-encoding", "identity")
          .asFailure();
    }
    JsonRewriter rewriter = edits.made(exchange).rewriter();
    return switch (request.body()) {
      case RequestBody.Empty _, RequestBody.Upgrade _ -> Future.succeededFuture(Buffer.buffer());
      case RequestBody.Bytes(var bytes) -> edited(bytes, rewriter);
      case RequestBody.Streamed(_, long length, _) when length > max ->
          Problem.bodyTooLarge(max).asFailure();
      case RequestBody.Streamed(var source, _, _) -> {
        RewrittenBody body =
            new RewrittenBody(
                source,
                rewriter,
                new RewrittenBody.Limits(Long.MAX_VALUE, max),
                new RewrittenBody.Faults(JsonRequests::problem, () -> {}));
        yield body.begin().map(_ -> body.whole());
      }
    };
  }

  private Future<Buffer> edited(Buffer bytes, JsonRewriter rewriter) {
    if (bytes.length() == 0 || bytes.length() > max) {
      return bytes.length() == 0
          ? Future.succeededFuture(bytes)
          : Problem.bodyTooLarge(max).asFailure();
    }
    try {
      rewriter.feed(bytes);
      rewriter.finish();
      return Future.succeededFuture(rewriter.take());
    } catch (InvalidJsonException invalid) {
      return problem(invalid).asFailure();
    }
  }

  private static Problem problem(InvalidJsonException invalid) {
    return Problem.of(ProblemCode.BAD_REQUEST, "The body: " + invalid.getMessage() + ".");
  }
}
