// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that is collected on its way to the caller. Up to the limit it arrives as fast as the
 * service sends it, however slowly the caller reads, since others may wait for it; beyond it, it is
 * not kept, and arrives as fast as the caller reads. A caller who leaves does not end it before,
 * but it has a time of its own from then on.
 */
final class KeepingBody extends PieceQueue {
  private final UpstreamStream source;
  private final long limit;
  private final ArrivingBytes memory;
  private final UnreadBodies unread;
  private final String announced;
  private final Promise<ResponseBody> collected = Promise.promise();
  private @Nullable List<byte[]> pieces = new ArrayList<>();
  private long length;
  private long held;
  private boolean abandoned;
  private boolean over;
  private Timers.Timer timer = Timers.Timer.NONE;

  /**
   * Nothing is read yet.
   *
   * @param limit the longest body that is kept, in bytes
   * @param memory where there is none left, it is not kept either
   * @param unread how long it is read on for nobody
   */
  KeepingBody(UpstreamStream source, long limit, ArrivingBytes memory, UnreadBodies unread) {
    this.memory = memory;
    this.unread = unread;
    this.source = source;
    this.limit = limit;
    this.announced =
        Objects.requireNonNullElse(source.headers().get(HttpHeaders.CONTENT_LENGTH), "");
  }

  /** Begins to read; completes with the whole body, fails where it is too long or breaks off. */
  Future<ResponseBody> collect() {
    source.body().exceptionHandler(this::broken).endHandler(_ -> ended()).handler(this::piece);
    source.body().resume();
    return collected.future();
  }

  /** Whether there came more of it than is kept. */
  boolean isTooLong() {
    return length > limit;
  }

  /** The caller reads no more. */
  void leave() {
    boolean first = !abandoned;
    abandoned = true;
    abandon();
    letGo();
    if (pieces == null) {
      source.abort();
    } else if (first && !over) {
      timer = unread.limit(this::takesTooLong);
    }
  }

  private void takesTooLong() {
    if (collected.tryFail("longer on its way than anything is read for nobody")) {
      unread.gaveUp(source);
    }
    pieces = null;
    letGo();
    source.abort();
  }

  private void piece(Buffer piece) {
    length += piece.length();
    if (pieces != null && (length > limit || !hold(piece.length()))) {
      pieces = null;
      var _ = collected.tryFail("longer than what is kept, or there is no memory left");
    }
    if (pieces != null) {
      pieces.add(piece.getBytes());
      keepWhereWhole();
    } else if (abandoned) {
      source.abort();
      return;
    }
    add(piece);
    if (pieces == null && !isEmpty()) {
      source.body().pause();
    }
  }

  /** Before the caller has the last byte, with which it may ask for the same again. */
  private void keepWhereWhole() {
    if (announced.equals(Long.toString(length))) {
      keep();
    }
  }

  private void keep() {
    if (pieces != null) {
      var _ = collected.tryComplete(ResponseBody.of(pieces));
    }
  }

  private void ended() {
    over();
    keep();
    complete();
    letGo();
  }

  private void broken(Throwable cause) {
    over();
    var _ = collected.tryFail(cause);
    breakOff(cause);
    letGo();
  }

  private void over() {
    over = true;
    timer.cancel();
  }

  /** Asks the service for more once the caller has had all. */
  @Override
  protected void drained() {
    if (pieces == null) {
      letGo();
      source.body().resume();
    }
  }

  @Override
  protected void delivered() {
    letGo();
  }

  private boolean hold(int bytes) {
    if (!memory.take(bytes)) {
      return false;
    }
    held += bytes;
    return true;
  }

  /** Gives the memory back once neither the cache-to-be nor the caller needs it any more. */
  private void letGo() {
    if (held > 0 && isEmpty() && (pieces == null || collected.future().isComplete())) {
      memory.giveBack(held);
      held = 0;
    }
  }
}
