// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import org.jspecify.annotations.Nullable;

/**
 * A view of bytes in a pooled buffer of Netty, as they were read from a socket. Vert.x copies what
 * is pooled, but not this. Whoever releases it gives the bytes back to the pool; a look at them
 * after that fails, and never sees what others have there now. Confined to one event loop.
 */
public final class LentBytes extends UnpooledDirectByteBuf {
  private final ByteBuf owner;
  private final Lending lender;
  private boolean taken;

  private LentBytes(ByteBuf owner, Lending lender) {
    super(UnpooledByteBufAllocator.DEFAULT, owner.nioBuffer(), owner.readableBytes());
    this.owner = owner;
    this.lender = lender;
  }

  /** Whether a buffer can be lent: its bytes are in one place that sockets write from. */
  static boolean canBe(ByteBuf bytes) {
    return bytes.isDirect() && bytes.nioBufferCount() == 1;
  }

  /** A view of the readable bytes of a buffer, which it releases when it is released. */
  static LentBytes of(ByteBuf owner, Lending lender) {
    return new LentBytes(owner, lender);
  }

  /** What is lent as a piece of a body; null for a piece that belongs to who has it. */
  public static @Nullable LentBytes in(Buffer piece) {
    return ((BufferInternal) piece).unwrap() instanceof LentBytes lent ? lent : null;
  }

  /**
   * A piece to be kept as long as anybody likes.
   *
   * @return a copy of one that is lent, which is released
   */
  public static Buffer owned(Buffer piece) {
    LentBytes lent = in(piece);
    if (lent == null) {
      return piece;
    }
    Buffer copy = Buffer.buffer(piece.length()).appendBuffer(piece);
    lent.release();
    return copy;
  }

  /** Releases a piece where it is lent; nothing else will be done with it. */
  public static void giveBack(Buffer piece) {
    LentBytes lent = in(piece);
    if (lent != null) {
      lent.release();
    }
  }

  /** Releases it when it is written, or will not be. */
  public void releaseAfter(Future<Void> written) {
    var _ = written.onComplete(_ -> release());
  }

  /** Somebody has it now who will release it. */
  void take() {
    taken = true;
    lender.goOn();
  }

  /** Whether somebody has it who will release it, or has. */
  boolean isTaken() {
    return taken;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    owner.release();
  }
}
