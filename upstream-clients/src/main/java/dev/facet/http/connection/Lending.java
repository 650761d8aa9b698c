// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.channel.ChannelConfig;
import io.netty.handler.codec.http.HttpContent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is lent of the bodies that arrive on one connection. Between the decoder that lends a piece
 * and the reader that takes it stands Vert.x, which may drop it: then it is taken back here.
 * Confined to the connection's event loop.
 */
public final class Lending {
  /** Smaller ones are copied: each keeps all that was read with it from being used again. */
  private static final int MIN_BYTES = 16 * 1_024;

  /** So many are on their way only where the reader is slow: nothing is read until it goes on. */
  private static final int MAX_UNDER_WAY = 2;

  private final ChannelConfig reads;
  private final Deque<LentBytes> underWay = new ArrayDeque<>(MAX_UNDER_WAY);
  private final BufferMemory memory = BufferMemory.ofProcess();
  private boolean open;
  private boolean held;
  private boolean strict;

  /**
   * Nothing is lent yet.
   *
   * @param reads of the connection that is read
   */
  public Lending(ChannelConfig reads) {
    this.reads = reads;
  }

  /**
   * Whether pieces are lent from now on.
   *
   * @param to whether there is a reader that calls {@link #take} for each piece that reaches it
   */
  public void open(boolean to) {
    open = to;
  }

  /** A part of a message as it goes on: the bytes of a body lent or copied, else as it is. */
  public Object pass(Object part) {
    return open
            && part instanceof HttpContent content
            && content.content().readableBytes() >= MIN_BYTES
            && LentBytes.canBe(content.content())
        ? lend(content)
        : OwnedContent.of(part);
  }

  private Object lend(HttpContent content) {
    while (!underWay.isEmpty() && underWay.element().isTaken()) {
      underWay.remove();
    }
    if (underWay.size() == MAX_UNDER_WAY) {
      return OwnedContent.of(content);
    }
    LentBytes lent = LentBytes.of(content.content(), this);
    underWay.add(lent);
    if (underWay.size() == MAX_UNDER_WAY) {
      held = true;
      reads.setAutoRead(false);
    }
    return content.replace(lent);
  }

  /** A piece has reached its reader, who sees to it from now on. */
  public static void take(Buffer piece) {
    LentBytes lent = LentBytes.in(piece);
    if (lent != null) {
      lent.take();
    }
  }

  /**
   * The reader wants nothing more for now. Where memory is scarce nothing is read until it does,
   * also when there is plenty again: Vert.x, which may have stopped reading before, is not asked.
   */
  public void rest() {
    strict |= memory.level() != BufferMemory.Level.PLENTY;
    if (strict && !held) {
      held = true;
      reads.setAutoRead(false);
    }
  }

  /** The reader wants more, or has gone on. */
  public void goOn() {
    if (held) {
      held = false;
      reads.setAutoRead(true);
    }
  }

  /** The body is over: nothing more is lent, and what has not reached its reader never will. */
  public void close() {
    open = false;
    while (!underWay.isEmpty()) {
      LentBytes lent = underWay.remove();
      if (!lent.isTaken()) {
        lent.release();
      }
    }
    strict = false;
    goOn();
  }
}
