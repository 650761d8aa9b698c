// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ResponseContent;
import dev.facet.http.connection.Lending;
import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.read.PausedBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response on its way to the caller: as fast as the caller reads, and either to its
 * end or to an {@link UpstreamException}. What comes in one read with the head is kept until the
 * response is handed over, and read from here then.
 *
 * <p>Over HTTP/2 a response that is as long as announced may still become longer (RFC 9113, section
 * 8.1.1): the piece that completes it is kept until its stream has ended.
 */
final class ResponseBodyStream extends PausedBody implements LendingStream {
  private static final int MAX_EARLY_PIECES = 16;

  private final HttpClientResponse response;
  private final HttpExchange exchange;
  private final HttpCall call;
  private final long announced;
  private long received;
  private @Nullable Buffer last;
  private @Nullable Queue<Buffer> early;
  private boolean complete;
  private boolean arriving = true;
  private boolean flowing = true;
  private boolean delivering;
  private boolean over;
  private boolean lends;

  ResponseBodyStream(HttpClientResponse response, HttpCall call, HttpExchange exchange) {
    this.response = response;
    this.exchange = exchange;
    this.call = call;
    this.announced =
        response.version() == HttpVersion.HTTP_2
            ? ResponseContent.length(response.headers())
            : ResponseContent.UNKNOWN;
    response.handler(this::arrived);
    response.endHandler(_ -> arrivedWhole());
  }

  /** Whether the caller waits for the service, rather than the other way round. */
  boolean awaited() {
    return isAwaited();
  }

  @Override
  public void lend() {
    lends = true;
  }

  /** Ends the body badly. */
  void breakOff(UpstreamFailure failure) {
    over = true;
    if (early != null) {
      early.forEach(LentBytes::giveBack);
      early.clear();
    }
    if (last != null) {
      LentBytes.giveBack(last);
    }
    giveFault(new UpstreamException(failure, call.broken()));
  }

  /**
   * The caller gets the response now, and as much of the body as it asks for.
   *
   * @param give gives it to the caller
   */
  void handOver(Runnable give) {
    arriving = false;
    give.run();
    if (flowing && demand() != Long.MAX_VALUE) {
      stop();
      askFor(demand());
    }
  }

  @Override
  public ReadStream<Buffer> pause() {
    stop();
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
    if (isEarly()) {
      deliver();
    } else {
      askFor(amount);
    }
  }

  /** Whether something has come that the caller has not got yet. */
  private boolean isEarly() {
    return arriving || complete || (early != null && !early.isEmpty());
  }

  private void stop() {
    flowing = false;
    response.pause();
    exchange.readerRests(true);
  }

  private void askFor(long amount) {
    if (!flowing && amount > 0 && !isEarly()) {
      flowing = amount == Long.MAX_VALUE;
      exchange.readerRests(false);
      response.fetch(amount);
    }
  }

  private void arrived(Buffer piece) {
    if (over) {
      return;
    }
    Lending.take(piece);
    exchange.progressed();
    received += piece.length();
    if (received == announced && piece.length() > 0) {
      last = piece;
      if (!flowing) {
        exchange.readerRests(false);
        response.fetch(1); // its end
      }
    } else if (isEarly()) {
      keep(piece);
    } else {
      pass(piece);
    }
  }

  private void keep(Buffer piece) {
    if (early == null) {
      early = new ArrayDeque<>(2);
    }
    early.add(piece);
    if (early.size() >= MAX_EARLY_PIECES && flowing) {
      stop();
    }
  }

  private void arrivedWhole() {
    if (over) {
      return;
    }
    passLast();
    if (isEarly()) {
      complete = true;
    } else {
      end();
    }
  }

  private void passLast() {
    Buffer piece = last;
    last = null;
    if (piece == null) {
      return;
    }
    if (isEarly() || !isAwaited()) {
      keep(piece);
    } else {
      pass(piece);
    }
  }

  /** A loop, not a recursion: readers ask for more while they are given a piece. */
  private void deliver() {
    if (delivering || arriving) {
      return;
    }
    delivering = true;
    try {
      while (!over && isAwaited() && early != null && !early.isEmpty()) {
        pass(early.remove());
      }
    } finally {
      delivering = false;
    }
    if (!over && isAwaited() && (early == null || early.isEmpty())) {
      if (complete) {
        end();
      } else {
        askFor(demand());
      }
    }
  }

  private void pass(Buffer piece) {
    try {
      give(lends ? piece : LentBytes.owned(piece));
    } catch (RuntimeException | Error fault) { // an edge: the reader waits for an end
      call.threw(fault);
    }
  }

  private void end() {
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
