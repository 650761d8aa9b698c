// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** Reads a body to its end, or to the exception it breaks with. */
final class Reading {
  private final Buffer bytes = Buffer.buffer();
  private final Promise<Buffer> whole = Promise.promise();
  private final Promise<Void> first = Promise.promise();
  private int pieces;

  /** Listens, without asking for anything yet. */
  static Reading of(UpstreamStream stream) {
    Reading reading = new Reading();
    stream
        .body()
        .exceptionHandler(reading.whole::tryFail)
        .endHandler(end -> reading.whole.tryComplete(reading.bytes))
        .handler(piece -> {
          reading.bytes.appendBuffer(piece);
          reading.pieces++;
          reading.first.tryComplete();
        });
    return reading;
  }

  /** Reads all of it. */
  static Future<Buffer> all(UpstreamStream stream) {
    Reading reading = of(stream);
    stream.body().resume();
    return reading.whole();
  }

  Future<Buffer> whole() {
    return whole.future();
  }

  Future<Void> first() {
    return first.future();
  }

  int pieces() {
    return pieces;
  }
}
