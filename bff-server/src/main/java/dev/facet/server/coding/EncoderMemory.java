// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much memory outside the heap the encoders of bodies that are on their way may hold, all of
 * them together: what a client asks for costs it a few bytes, and the gateway a window. Beyond it
 * responses go out as they are. Safe for all threads.
 */
public final class EncoderMemory {
  /** Beside the heap, and the direct memory, that a container must have room for. */
  private static final int SHARE_OF_HEAP = 4;

  /** That of this process: a quarter of its largest heap. */
  public static final EncoderMemory OF_PROCESS =
      new EncoderMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private final long max;
  private final AtomicLong taken = new AtomicLong();
  private final LongAdder rejected = new LongAdder();

  /**
   * Memory of which nothing is taken.
   *
   * @param max in bytes
   */
  EncoderMemory(long max) {
    this.max = max;
  }

  /** Takes so many bytes, to be given back; false where there are not so many left. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= max) {
      return true;
    }
    giveBack(bytes);
    rejected.increment();
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** How many bytes are taken now. */
  public long taken() {
    return taken.get();
  }

  /** How many bodies went out as they are, since there was no memory left for an encoder. */
  public long rejected() {
    return rejected.sum();
  }
}
