// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.read.PausedBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * The body of a response on its way to the caller: as fast as the caller reads, and either to its
 * end or to an {@link UpstreamException}.
 */
final class ResponseBodyStream extends PausedBody {
  private final HttpClientResponse response;
  private final HttpExchange exchange;
  private final HttpCall call;
  private boolean over;

  ResponseBodyStream(HttpClientResponse response, HttpCall call, HttpExchange exchange) {
    this.response = response;
    this.exchange = exchange;
    this.call = call;
    response.pause();
    response.handler(this::piece);
    response.endHandler(end -> end());
    exchange.hold();
  }

  /** Whether the caller waits for the service, rather than the other way round. */
  boolean awaited() {
    return isAwaited();
  }

  /** Ends the body badly. */
  void breakOff(UpstreamFailure failure) {
    over = true;
    giveFault(new UpstreamException(failure, call.broken()));
  }

  @Override
  public ReadStream<Buffer> pause() {
    response.pause();
    return super.pause();
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    if (!isAwaited()) {
      exchange.progressed(); // the service's turn begins
    }
    return super.fetch(amount);
  }

  @Override
  protected void asked(long amount) {
    response.fetch(amount);
  }

  private void piece(Buffer piece) {
    if (over) {
      return;
    }
    exchange.progressed();
    try {
      give(piece);
    } catch (RuntimeException | Error fault) { // an edge: the reader waits for an end
      call.threw(fault);
    }
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    exchange.completed();
    exchange.finish();
    call.finish();
    try {
      giveEnd();
    } catch (RuntimeException | Error fault) { // as above
      breakOff(call.faultOf(fault));
    }
  }
}
