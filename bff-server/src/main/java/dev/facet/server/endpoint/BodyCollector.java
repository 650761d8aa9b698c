// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Collects a request's body, up to a limit. */
final class BodyCollector {
  private final long limit;
  private final Buffer collected = Buffer.buffer();
  private final Promise<Buffer> promise = Promise.promise();

  private BodyCollector(long limit) {
    this.limit = limit;
  }

  /**
   * The whole body.
   *
   * @param limit the most bytes; more are refused with {@code BODY_TOO_LARGE}
   */
  static Future<Buffer> collect(RequestBody body, long limit) {
    return switch (body) {
      case RequestBody.Empty() -> Future.succeededFuture(Buffer.buffer());
      case RequestBody.Bytes(var bytes) ->
          bytes.length() > limit ? tooLarge(limit).asFailure() : Future.succeededFuture(bytes);
      case RequestBody.Streamed(var source, var length) ->
          length > limit ? tooLarge(limit).asFailure() : new BodyCollector(limit).read(source);
    };
  }

  private Future<Buffer> read(ReadStream<Buffer> source) {
    source.exceptionHandler(promise::tryFail);
    source.endHandler(_ -> promise.tryComplete(collected));
    source.handler(this::accept);
    source.resume();
    return promise.future();
  }

  private void accept(Buffer chunk) {
    if (collected.length() + (long) chunk.length() > limit) {
      promise.tryFail(new ProblemException(tooLarge(limit)));
    } else {
      collected.appendBuffer(chunk);
    }
  }

  private static Problem tooLarge(long limit) {
    return Problem.of(ProblemCode.BODY_TOO_LARGE, "The body is longer than " + limit + " bytes.");
  }
}
