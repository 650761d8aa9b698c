// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** A body whose pieces are put in at one end and read at the other. */
public class PieceQueue extends PausedBody {
  private final Queue<Buffer> pieces = new ArrayDeque<>();
  private boolean delivering;
  private boolean complete;
  private boolean over;

  /** Empty, and paused. */
  public PieceQueue() {}

  /** Puts a piece in. */
  public final void add(Buffer piece) {
    if (!over) {
      pieces.add(piece);
      deliver();
    }
  }

  /** No piece follows. */
  public final void complete() {
    complete = true;
    deliver();
  }

  /** It breaks off here: what has not been read is not read any more. */
  public final void breakOff(Throwable cause) {
    if (!over) {
      abandon();
      giveFault(cause);
    }
  }

  /** Nobody reads. */
  public final void abandon() {
    over = true;
    pieces.clear();
  }

  /** Whether the reader has had all that was put in. */
  public final boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Called when the reader has had all that was put in, and asks for more. */
  protected void drained() {}

  /** Called when the reader has had all there is. */
  protected void delivered() {}

  @Override
  protected final void asked(long amount) {
    deliver();
  }

  private void deliver() {
    if (delivering) {
      return;
    }
    delivering = true;
    try {
      while (isAwaited() && !pieces.isEmpty()) {
        give(pieces.remove());
      }
    } finally {
      delivering = false;
    }
    if (isAwaited() && pieces.isEmpty() && !over) {
      endOrGoOn();
    }
  }

  private void endOrGoOn() {
    if (!complete) {
      drained();
      return;
    }
    over = true;
    delivered();
    giveEnd();
  }
}
