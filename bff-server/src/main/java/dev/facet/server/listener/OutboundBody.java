// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.BufferMemory;
import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.upstream.Cancellation;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;

/**
 * The body of a response that goes on piece by piece, as the client takes it. Its head goes with
 * the first piece, or at once where none has arrived. Confined to the request's context.
 */
final class OutboundBody implements Runnable {
  /** Smaller pieces are too few where a reader is slow to be worth being counted. */
  private static final int COUNTED = 4 * 1_024;

  private final BufferMemory memory = BufferMemory.ofProcess();
  private final HttpServerResponse response;
  private final ClientStream connection;
  private final Cancellation cancellation;
  private final Runnable end;
  private boolean blocked;

  /**
   * The body of a response whose head is complete.
   *
   * @param connection what it goes over, which is broken off where the body is
   * @param cancellation fires when the client goes away
   * @param end ends the response, behind the last piece
   */
  OutboundBody(
      HttpServerResponse response,
      ClientStream connection,
      Cancellation cancellation,
      Runnable end) {
    this.response = response;
    this.connection = connection;
    this.cancellation = cancellation;
    this.end = end;
  }

  /** Whether the client has to read before more can be written. */
  boolean isBlocked() {
    return blocked;
  }

  /** Writes one that is all there. */
  void whole(Buffer bytes) {
    if (!isDelimited()) {
      response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
    }
    begin(WholeBody.pieces(bytes));
  }

  /** Writes what comes. */
  void begin(Body.Streamed streamed) {
    if (!isDelimited()) {
      response.setChunked(true); // not for HTTP/1.0, where the end of the connection is its end
      connection.resetOnClose(!response.isChunked());
    }
    ReadStream<Buffer> source = streamed.source();
    Runnable _ = cancellation.onCancel(streamed.abort());
    response.drainHandler(_ -> {
      blocked = false;
      source.resume();
    });
    source.exceptionHandler(_ -> connection.breakOff());
    source.endHandler(_ -> end(streamed));
    LendingStream.lend(source);
    source.handler(piece -> {
      write(piece);
      if (response.writeQueueFull()) {
        blocked = true;
        source.pause();
        if (memory.level() == BufferMemory.Level.EXHAUSTED
            && memory.look() == BufferMemory.Level.EXHAUSTED) {
          connection.reset();
        }
      }
    });
    source.resume();
    if (!response.headWritten()) {
      connection.soon(this);
    }
  }

  private void write(Buffer piece) {
    LentBytes lent = LentBytes.in(piece);
    if (lent == null) {
      writeOwned(piece);
      return;
    }
    Future<Void> written;
    try {
      written = response.write(piece);
    } catch (RuntimeException fault) { // that it cannot be written any more
      lent.release();
      throw fault;
    }
    lent.releaseAfter(written);
  }

  private void writeOwned(Buffer piece) {
    int bytes = piece.length();
    if (bytes < COUNTED) {
      var _ = response.write(piece);
      return;
    }
    memory.waits(bytes);
    var _ = response.write(piece).onComplete(_ -> memory.waits(-bytes));
  }

  /** Writes the head of a body of which nothing has arrived together with the head. */
  @Override
  public void run() {
    if (response.headWritten() || response.ended() || response.closed()) {
      return;
    }
    if (isDelimited() || response.isChunked()) {
      response.writeHead();
    } else {
      response.write(Buffer.buffer()); // writeHead() would announce chunks to HTTP/1.0 too
    }
  }

  private boolean isDelimited() {
    return response.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }

  private void end(Body.Streamed streamed) {
    if (streamed.trailers() != null && response.isChunked()) {
      MultiMap trailers = streamed.trailers().get();
      if (!trailers.isEmpty()) {
        response.trailers().addAll(trailers);
      }
    }
    connection.resetOnClose(false);
    end.run();
  }
}
