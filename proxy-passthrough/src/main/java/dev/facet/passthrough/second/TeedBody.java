// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that somebody reads along, without a say in how fast. */
final class TeedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> source;
  private final Reader reader;

  /** Reads along. */
  interface Reader {
    /** A piece went by; its bytes are good until this returns. */
    void passed(Buffer piece);

    /** Nothing follows. */
    void complete();

    /** The rest is missing. */
    void broken();
  }

  TeedBody(ReadStream<Buffer> source, Reader reader) {
    this.source = source;
    this.reader = reader;
  }

  @Override
  public TeedBody handler(@Nullable Handler<Buffer> handler) {
    source.handler(
        handler == null
            ? null
            : piece -> {
              reader.passed(piece);
              handler.handle(piece);
            });
    return this;
  }

  @Override
  public TeedBody endHandler(@Nullable Handler<Void> handler) {
    source.endHandler(
        handler == null
            ? null
            : _ -> {
              reader.complete();
              handler.handle(null);
            });
    return this;
  }

  @Override
  public TeedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    source.exceptionHandler(
        handler == null
            ? null
            : cause -> {
              reader.broken();
              handler.handle(cause);
            });
    return this;
  }

  @Override
  public TeedBody pause() {
    source.pause();
    return this;
  }

  @Override
  public TeedBody resume() {
    source.resume();
    return this;
  }

  @Override
  public TeedBody fetch(long amount) {
    source.fetch(amount);
    return this;
  }
}
