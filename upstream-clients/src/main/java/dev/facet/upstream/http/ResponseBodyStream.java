// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response on its way to the caller: as fast as the caller reads, and either to its
 * end or to an {@link UpstreamException}, of which a late listener still hears.
 */
final class ResponseBodyStream implements ReadStream<Buffer> {
  private final HttpClientResponse response;
  private final HttpExchange exchange;
  private final HttpCall call;

  private long demand;
  private boolean over;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;
  private @Nullable UpstreamException broken;

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
    return demand > 0;
  }

  /** Ends the body badly. */
  void breakOff(UpstreamFailure failure) {
    over = true;
    broken = new UpstreamException(failure, call.broken());
    if (exceptionHandler != null) {
      exceptionHandler.handle(broken);
    }
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> pieces) {
    handler = pieces;
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
    endHandler = end;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> faults) {
    boolean late = exceptionHandler == null && broken != null;
    exceptionHandler = faults;
    if (late && faults != null) {
      faults.handle(broken);
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    demand = 0;
    response.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    if (demand == 0) {
      exchange.progressed(); // the service's turn begins
    }
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    response.fetch(amount);
    return this;
  }

  private void piece(Buffer piece) {
    if (over) {
      return;
    }
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    exchange.progressed();
    if (handler != null) {
      try {
        handler.handle(piece);
      } catch (RuntimeException | Error fault) { // an edge: the reader waits for an end
        call.threw(fault);
      }
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
    if (endHandler != null) {
      try {
        endHandler.handle(null);
      } catch (RuntimeException | Error fault) { // as above
        breakOff(call.faultOf(fault));
      }
    }
  }
}
