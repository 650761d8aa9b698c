// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * The body of a response that is not taken. Where it is short and comes soon it is read to its end,
 * so that its connection serves on; else it is given up. Confined to one Vert.x context.
 */
public final class UnwantedBody {
  private final ReadStream<Buffer> body;
  private final Bounds bounds;
  private final Runnable giveUp;
  private Timers.Timer timer = Timers.Timer.NONE;
  private long bytes;
  private boolean over;

  /**
   * What is read costs less than a new connection.
   *
   * @param bytes the most that are read
   * @param millis how long it takes at most
   */
  public record Bounds(long bytes, long millis) {
    /** 64 KiB, in a second. */
    public static final Bounds USUAL = new Bounds(64 << 10, 1_000);
  }

  /**
   * A body of which nothing has been read.
   *
   * @param giveUp resets its stream or closes its connection; runs once, where it is longer than
   *     the bounds, does not end within them, or breaks
   */
  public UnwantedBody(ReadStream<Buffer> body, Bounds bounds, Runnable giveUp) {
    this.body = body;
    this.bounds = bounds;
    this.giveUp = giveUp;
  }

  /**
   * Lets go of it.
   *
   * @param announced how long it is said to be; negative where that is not said
   * @param read runs once, at its end; not where it is given up
   */
  public void drop(long announced, Timers timers, Runnable read) {
    if (announced > bounds.bytes()) {
      end(giveUp);
      return;
    }
    timer = timers.set(bounds.millis(), () -> end(giveUp));
    LendingStream.lend(body);
    body.exceptionHandler(_ -> end(giveUp))
        .endHandler(_ -> end(read))
        .handler(this::count)
        .resume();
  }

  private void count(Buffer piece) {
    bytes += piece.length();
    LentBytes.giveBack(piece);
    if (bytes > bounds.bytes()) {
      end(giveUp);
    }
  }

  private void end(Runnable told) {
    if (!over) {
      over = true;
      timer.cancel();
      told.run();
    }
  }
}
