// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** T26: what counts in a turn, and when nothing more is read. */
class ServedTurnTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final ServedTurn turn = new ServedTurn(channel, new HeldReads(channel.config()));

  @Test
  void t26SixtyFourSmallPiecesCountAsARequest() {
    for (int i = 0; i < 64 * 8 - 1; i++) {
      turn.decodedPiece();
    }
    assertEquals(1, turn.left());
    turn.decodedPiece();
    assertEquals(0, turn.left());
    turn.readComplete();
    assertEquals(8, turn.left());
  }

  @Test
  void t26NothingIsReadWhileMuchIsKept() {
    AtomicInteger decoded = new AtomicInteger();
    turn.next(decoded::incrementAndGet);
    turn.keep(16 * 1_024);
    assertTrue(channel.config().isAutoRead());
    turn.keep(16 * 1_024 + 1);
    assertFalse(channel.config().isAutoRead());
    assertEquals(0, decoded.get());
    channel.runPendingTasks();
    assertEquals(1, decoded.get());
    assertTrue(channel.config().isAutoRead());
    assertFalse(turn.keeps());
  }

  @Test
  void t26WhoElseHoldsReadsIsNotOverruled() {
    var _ = channel.config().setAutoRead(false);
    turn.next(() -> {});
    turn.keep(20_000);
    channel.runPendingTasks();
    assertFalse(channel.config().isAutoRead());
  }
}
