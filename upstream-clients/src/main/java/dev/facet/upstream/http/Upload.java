// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ExpectHeader;
import dev.facet.upstream.UpstreamFailure.WrongLength;
import dev.facet.upstream.resilience.Timers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request's body by one attempt while it arrives, as fast as the service reads. The piece
 * with which it is as long as announced waits for the end: to the service it completes the request,
 * and over HTTP/2 a client that is malformed may still send more (RFC 9113, section 8.1.1).
 */
final class Upload {
  /** How long to wait for 100 (Continue) before sending anyway (RFC 9110, section 10.1.1). */
  private static final long CONTINUE_MILLIS = 1_000;

  private final UploadBody body;
  private final long length;
  private final HttpClientRequest request;
  private final HttpCall call;
  private final HttpExchange exchange;
  private final RequestChannel channel;

  private long sent;
  private @Nullable Buffer last;
  private boolean waiting;
  private boolean begun;
  private boolean stopped;
  private boolean complete;

  Upload(
      long length,
      HttpClientRequest request,
      HttpCall call,
      HttpExchange exchange,
      RequestChannel channel) {
    this.body = call.uploadBody();
    this.length = length;
    this.request = request;
    this.call = call;
    this.exchange = exchange;
    this.channel = channel;
  }

  /** Sends the head, and the body at once or when the service says so where the request asks it. */
  void begin(Timers timers) {
    if (length < 0) {
      request.setChunked(true);
    } else {
      request.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    }
    List<String> announced = body.trailers().announced();
    if (!announced.isEmpty() && channel.takesTrailers(length < 0)) {
      request.headers().set(HttpHeaderNames.TRAILER, String.join(", ", announced));
    }
    if (ExpectHeader.asksFirst(request.headers())) {
      waiting = true;
      request.continueHandler(go -> call.guarded(this::flow));
      request.writeHead();
      var _ = timers.set(CONTINUE_MILLIS, () -> call.guarded(this::flow));
    } else {
      request.writeHead();
      flow();
    }
  }

  /** Whether the source is read. */
  boolean begun() {
    return begun;
  }

  /** Whether all of the body has been sent. */
  boolean complete() {
    return complete;
  }

  /** Whether the service has to read on, or to answer. */
  boolean awaitingService() {
    return waiting || complete || stopped;
  }

  /** Sends no more; the rest of the source stays where it is. */
  void stop() {
    if (stopped || complete) {
      return;
    }
    stopped = true;
    if (begun) {
      body.stop(this);
    }
  }

  private void flow() {
    if (begun || stopped) {
      return;
    }
    begun = true;
    waiting = false;
    body.flowTo(this);
  }

  /** Whether the service has to read on before it is sent more. */
  boolean held() {
    return waiting;
  }

  /** Sends a piece. */
  void send(Buffer piece) {
    sent += piece.length();
    if (length >= 0 && sent > length) {
      wrongLength("more"); // the rest would be read as another request
      return;
    }
    exchange.progressed();
    if (sent == length && piece.length() > 0) {
      last = piece;
      return;
    }
    request.write(piece);
    if (!waiting && request.writeQueueFull()) {
      waiting = true;
      body.pause();
      request.drainHandler(drained -> call.guarded(this::resume));
    }
  }

  private void resume() {
    if (!stopped && !complete) {
      waiting = false;
      body.resume();
    }
  }

  private void wrongLength(String howMuch) {
    call.giveUp(new WrongLength(call.service(), howMuch + " than " + length + " bytes"));
  }

  /** Nothing follows. */
  void end() {
    if (length >= 0 && sent < length) {
      wrongLength("less");
      return;
    }
    complete = true;
    exchange.turnBegins();
    MultiMap fields = trailers();
    if (!fields.isEmpty()) {
      channel.trail(fields);
    }
    if (last == null) {
      request.end();
    } else {
      request.end(last);
    }
  }

  /** Whoever reads them as headers must not find another value of one that policies looked at. */
  private MultiMap trailers() {
    MultiMap fields = body.trailers().fields();
    if (fields.isEmpty() || !channel.takesTrailers(length < 0)) {
      return MultiMap.caseInsensitiveMultiMap();
    }
    request.headers().names().forEach(fields::remove);
    return fields;
  }
}
