// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.RequestBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;

/** Sends the body of a request, no faster than the service takes it. */
final class Upload {
  private final HttpClientRequest wire;
  private final Watch watch;
  private final Runnable brokeOff;
  private boolean done;
  private boolean stopped;
  private boolean full;
  private long missing;

  /**
   * An upload.
   *
   * @param wire where to; its headers are complete
   * @param watch is told of progress
   * @param brokeOff run where the caller's body ends early, is longer than announced or fails
   */
  Upload(HttpClientRequest wire, Watch watch, Runnable brokeOff) {
    this.wire = wire;
    this.watch = watch;
    this.brokeOff = brokeOff;
  }

  /** Begins to send; the head goes along. */
  void start(RequestBody body) {
    switch (body) {
      case RequestBody.Empty() -> {
        done = true;
        wire.end();
      }
      case RequestBody.Bytes(var bytes) -> {
        done = true;
        wire.end(bytes);
      }
      case RequestBody.Streamed(var source, long length) -> pipe(source, length);
    }
  }

  /** Whether all was sent. */
  boolean done() {
    return done;
  }

  /** Whether the next step is the service's: to take what was sent, or to answer. */
  boolean awaitsService() {
    return done || stopped || full;
  }

  /** Sends no more. The source stays paused. */
  void stop() {
    stopped = true;
  }

  private void pipe(ReadStream<Buffer> source, long length) {
    missing = length < 0 ? Long.MAX_VALUE : length;
    boolean exact = length >= 0;
    // The head goes first: an answer may depend on it alone.
    wire.writeHead();
    wire.drainHandler(drained -> resume(source));
    source.exceptionHandler(cause -> breakOff());
    source.endHandler(end -> finish(exact));
    source.handler(piece -> write(piece, source));
    source.resume();
  }

  private void write(Buffer piece, ReadStream<Buffer> source) {
    if (stopped) {
      source.pause();
      return;
    }
    missing -= piece.length();
    if (missing < 0) {
      breakOff();
      return;
    }
    watch.progress();
    wire.write(piece);
    if (wire.writeQueueFull()) {
      full = true;
      source.pause();
    }
  }

  private void resume(ReadStream<Buffer> source) {
    full = false;
    watch.progress();
    if (!stopped) {
      source.resume();
    }
  }

  private void finish(boolean exact) {
    if (stopped) {
      return;
    }
    if (exact && missing > 0) {
      breakOff();
      return;
    }
    done = true;
    watch.progress();
    wire.end();
  }

  private void breakOff() {
    if (!stopped && !done) {
      stopped = true;
      brokeOff.run();
    }
  }
}
