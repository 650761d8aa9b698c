// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.BufferMemory;
import dev.facet.server.listener.HeldReads.Holder;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of a body and waits for a reader, such as a service that is slow. Vert.x keeps
 * it, and counts pieces, not bytes. Where memory is scarce a connection of HTTP/1.1 is not read as
 * long as anything waits; of HTTP/2 the windows bound it. Confined to one event loop.
 */
final class UnreadBody {
  private final BufferMemory memory = BufferMemory.ofProcess();
  private final @Nullable HeldReads reads;
  private int waiting;

  /**
   * Nothing waits.
   *
   * @param reads of a connection that belongs to the body alone; null for others
   */
  UnreadBody(@Nullable HeldReads reads) {
    this.reads = reads;
  }

  /**
   * A piece has arrived.
   *
   * @return whether there is no memory for it to wait in
   */
  boolean arrived(int bytes) {
    settle(-bytes);
    if (reads != null && waiting > 0 && memory.level() != BufferMemory.Level.PLENTY) {
      reads.hold(Holder.READER);
    }
    return memory.level() == BufferMemory.Level.EXHAUSTED
        && memory.look() == BufferMemory.Level.EXHAUSTED;
  }

  /** The reader has got a piece. */
  void taken(int bytes) {
    settle(Math.min(bytes, waiting));
  }

  /** Nobody will read what waits. */
  void forget() {
    settle(waiting);
  }

  private void settle(int bytes) {
    waiting -= bytes;
    memory.waits(-bytes);
    if (reads != null) {
      reads.setWaits(waiting > 0);
    }
  }
}
