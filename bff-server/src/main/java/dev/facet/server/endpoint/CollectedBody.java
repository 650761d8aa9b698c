// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.ResponseBodyCollector;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.RequestBody;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.streams.ReadStream;
import java.util.List;

/** A request's body, whole. */
final class CollectedBody {
  private final long limit;
  private final ResponseBodyCollector collector;
  private final Promise<Buffer> promise = Promise.promise();

  private CollectedBody(long limit) {
    this.limit = limit;
    this.collector = new ResponseBodyCollector(limit);
  }

  /**
   * The whole body.
   *
   * @param limit the most bytes; more are rejected with {@code BODY_TOO_LARGE}
   */
  static Future<Buffer> of(RequestBody body, long limit) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Upgrade _ -> Future.succeededFuture(Buffer.buffer());
      case RequestBody.Bytes(var bytes) ->
          bytes.length() > limit
              ? Problem.bodyTooLarge(limit).asFailure()
              : Future.succeededFuture(bytes);
      case RequestBody.Streamed(var source, var length, _) ->
          length > limit
              ? Problem.bodyTooLarge(limit).asFailure()
              : new CollectedBody(limit).read(source);
    };
  }

  private Future<Buffer> read(ReadStream<Buffer> source) {
    source.exceptionHandler(promise::tryFail);
    source.endHandler(_ -> promise.tryComplete(joined(collector.pieces())));
    source.handler(this::accept);
    source.resume();
    return promise.future();
  }

  private void accept(Buffer chunk) {
    if (!collector.add(chunk)) {
      promise.tryFail(new ProblemException(Problem.bodyTooLarge(limit)));
    }
  }

  /** Most bodies come in one piece, which is not copied. */
  private static Buffer joined(List<byte[]> pieces) {
    return pieces.isEmpty()
        ? Buffer.buffer()
        : BufferInternal.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
  }
}
