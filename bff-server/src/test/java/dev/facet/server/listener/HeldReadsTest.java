// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.listener.HeldReads.Holder;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** T26: who decides whether a connection is read. */
class HeldReadsTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final HeldReads reads = new HeldReads(channel.config());
  private final UnreadBody unread = new UnreadBody(reads);

  private boolean areHeld() {
    return !channel.config().isAutoRead();
  }

  @Test
  void t26AllWhoHoldThemLetThemGo() {
    reads.hold(Holder.TURN);
    reads.hold(Holder.PROTOCOL);
    reads.release(Holder.TURN);
    assertTrue(areHeld());
    reads.release(Holder.PROTOCOL);
    assertFalse(areHeld());
  }

  /** Vert.x holds them once, and does not notice that they go on. */
  @Test
  void t26TheyGoOnWhenNothingWaitsForItsReader() {
    var _ = unread.arrived(10);
    assertFalse(areHeld());
    reads.hold(Holder.TURN);
    reads.release(Holder.TURN);
    assertTrue(areHeld());
    unread.taken(9);
    assertTrue(areHeld());
    unread.taken(1);
    assertFalse(areHeld());
  }

  @Test
  void t26ATurnHoldsThemThoughTheReaderHasAll() {
    var _ = unread.arrived(10);
    reads.hold(Holder.TURN);
    reads.release(Holder.TURN);
    reads.hold(Holder.TURN);
    unread.forget();
    assertTrue(areHeld());
    reads.release(Holder.TURN);
    assertFalse(areHeld());
  }

  @Test
  void t26WhoHoldsNothingLetsNothingGo() {
    var _ = channel.config().setAutoRead(false);
    reads.release(Holder.TURN);
    assertTrue(areHeld());
  }
}
