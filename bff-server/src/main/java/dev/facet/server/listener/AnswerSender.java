// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.upstream.Cancellation;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;

/**
 * Writes an answer to the client: whole ones at once, arriving ones as the client takes them. An
 * answer that breaks off closes the connection, so that it never looks complete.
 */
final class AnswerSender {
  /** What is read of an upload nobody wants before the connection is closed. */
  private static final long MOST_DRAINED = 256 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Cancellation cancellation;
  private long drained;

  private AnswerSender(HttpServerRequest request, Cancellation cancellation) {
    this.request = request;
    this.response = request.response();
    this.cancellation = cancellation;
  }

  /**
   * Writes an answer; gives it up where the client is gone.
   *
   * @param cancellation fires when the client goes away
   */
  static void send(HttpServerRequest request, GatewayResponse answer, Cancellation cancellation) {
    new AnswerSender(request, cancellation).send(answer);
  }

  private void send(GatewayResponse answer) {
    if (response.closed() || response.ended()) {
      if (answer.body() instanceof GatewayResponse.Body.Streamed streamed) {
        streamed.abort().run();
      }
      return;
    }
    response.setStatusCode(answer.status());
    response.headers().addAll(answer.headers());
    switch (answer.body()) {
      case GatewayResponse.Body.Empty() -> {
        response.end();
        settleUpload();
      }
      case GatewayResponse.Body.Bytes(var bytes) -> {
        response.end(bytes);
        settleUpload();
      }
      case GatewayResponse.Body.Streamed streamed -> stream(streamed);
    }
  }

  private void stream(GatewayResponse.Body.Streamed streamed) {
    if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.setChunked(true);
    }
    ReadStream<Buffer> source = streamed.source();
    Runnable _ = cancellation.onCancel(streamed.abort());
    response.drainHandler(_ -> source.resume());
    source.exceptionHandler(_ -> request.connection().close());
    source.endHandler(_ -> end(streamed));
    source.handler(piece -> {
      response.write(piece);
      if (response.writeQueueFull()) {
        source.pause();
      }
    });
    source.resume();
  }

  private void end(GatewayResponse.Body.Streamed streamed) {
    if (streamed.trailers() != null && response.isChunked()) {
      MultiMap trailers = streamed.trailers().get();
      if (!trailers.isEmpty()) {
        response.trailers().addAll(trailers);
      }
    }
    response.end();
    settleUpload();
  }

  /** Reads the rest of a body that was answered early, so that the client sees the answer. */
  private void settleUpload() {
    if (request.isEnded()) {
      return;
    }
    request.endHandler(null);
    request.exceptionHandler(_ -> {});
    request.handler(piece -> {
      drained += piece.length();
      if (drained > MOST_DRAINED) {
        request.connection().close();
      }
    });
    request.resume();
  }
}
