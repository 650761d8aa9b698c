// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.connection.BoundedReads;
import dev.facet.server.RecordedLog;
import dev.facet.server.count.ConnectionCounts;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stands before a listening socket. */
class AcceptGateTest {
  private final AcceptGate gate = new AcceptGate(() -> 0);
  private final EmbeddedChannel socket = new EmbeddedChannel(gate);
  private final ConnectionCounts counts = new ConnectionCounts();

  @Test
  void pausesAtTheMostAndGoesOnWhenOneCloses() {
    gate.set(
        new AcceptGate.Terms("edge", 2, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket);
    EmbeddedChannel first = new EmbeddedChannel();
    var _ = socket.writeInbound(first);
    assertTrue(socket.config().isAutoRead());

    var _ = socket.writeInbound(new EmbeddedChannel());
    assertFalse(socket.config().isAutoRead());
    assertEquals(2, counts.open());

    var _ = first.close();
    socket.runPendingTasks();
    assertTrue(socket.config().isAutoRead());
    assertEquals(1, counts.open());
    assertEquals(1, counts.pauses());
  }

  @Test
  void letsInWhatIsQueuedOnceItsSocketIsAboutToClose() {
    gate.set(
        new AcceptGate.Terms("edge", 1, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket);
    var _ = socket.writeInbound(new EmbeddedChannel());
    assertFalse(socket.config().isAutoRead());

    gate.lift(socket);
    for (int times = 0; times < 3; times++) {
      var _ = socket.writeInbound(new EmbeddedChannel());
      assertTrue(socket.config().isAutoRead());
    }

    MaxMessagesRecvByteBufAllocator reads = socket.config().getRecvByteBufAllocator();
    assertTrue(reads.maxMessagesPerRead() > 1_000);
    assertEquals(4, counts.open());
    assertEquals(1, counts.pauses());
  }

  @Test
  void tellsInItsOwnWordsOfWhatCannotBeAcceptedAndTriesAgain() {
    gate.set(
        new AcceptGate.Terms("edge", 2, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket);
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      socket.pipeline().fireExceptionCaught(new IOException("accept: Too many open files"));
      socket.pipeline().fireExceptionCaught(new IOException("accept: Too many open files"));

      assertEquals(1, log.events().size());
      String line = log.events().getFirst().getFormattedMessage();
      assertTrue(line.startsWith("listener edge: a connection cannot be accepted"), line);
      assertTrue(line.contains("Too many open files") && line.contains("ulimit -n"), line);
    }
    assertFalse(socket.config().isAutoRead());
    assertEquals(2, counts.failures());

    socket.advanceTimeBy(1, TimeUnit.SECONDS);
    socket.runScheduledPendingTasks();
    assertTrue(socket.config().isAutoRead());
    socket.checkException(); // nothing for Netty's own line
  }

  private void allow(int most) {
    gate.set(
        new AcceptGate.Terms(
            "edge", most, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket);
    socket.runPendingTasks();
  }

  private EmbeddedChannel accept() {
    EmbeddedChannel accepted = new EmbeddedChannel();
    var _ = socket.writeInbound(accepted);
    return accepted;
  }

  private void waitASecond() {
    socket.advanceTimeBy(1, TimeUnit.SECONDS);
    socket.runScheduledPendingTasks();
  }

  @Test
  void goesOnWhenMoreAreAllowed() {
    allow(1);
    var _ = accept();
    assertFalse(socket.config().isAutoRead());
    allow(2);
    assertTrue(socket.config().isAutoRead());
  }

  /** Netty accepts several in a row before it tells of the first. */
  @Test
  void acceptsNoMoreInARowThanThereIsRoomFor() {
    allow(17);
    MaxMessagesRecvByteBufAllocator reads = socket.config().getRecvByteBufAllocator();
    EmbeddedChannel first = accept();
    var _ = accept();
    assertEquals(15, reads.maxMessagesPerRead());
    allow(3);
    assertEquals(1, reads.maxMessagesPerRead());
    allow(40);
    assertEquals(16, reads.maxMessagesPerRead());
    assertInstanceOf(BoundedReads.class, first.config().getRecvByteBufAllocator());
  }

  @Test
  void triesAgainNoEarlierWhereAConnectionClosesMeanwhile() {
    allow(1);
    EmbeddedChannel first = accept();
    socket.pipeline().fireExceptionCaught(new IOException("accept: Too many open files"));
    var _ = first.close();
    socket.runPendingTasks();
    assertFalse(socket.config().isAutoRead());
    waitASecond();
    assertTrue(socket.config().isAutoRead());
  }

  @Test
  void triesNotAgainWhereTheMostAreOpen() {
    allow(1);
    var _ = accept();
    socket.pipeline().fireExceptionCaught(new IOException("accept: Too many open files"));
    waitASecond();
    assertFalse(socket.config().isAutoRead());
  }

  @Test
  void countsWithOthersOfItsNameUntilItIsClosedOrRenamed() {
    AcceptGate gate2 = new AcceptGate(() -> 0);
    EmbeddedChannel socket2 = new EmbeddedChannel(gate2);
    ConnectionCounts renamed = new ConnectionCounts();
    gate.set(
        new AcceptGate.Terms("edge", 5, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket);
    gate2.set(
        new AcceptGate.Terms("edge", 7, new FirstBytes(Optional.empty(), Optional.empty()), counts),
        socket2);
    var _ = socket.writeInbound(new EmbeddedChannel());
    var _ = socket2.writeInbound(new EmbeddedChannel());
    assertEquals(12, counts.most());
    assertEquals(2, counts.open());

    var _ = socket2.close();
    assertEquals(5, counts.most());
    assertEquals(1, counts.open());

    gate.set(
        new AcceptGate.Terms(
            "other", 5, new FirstBytes(Optional.empty(), Optional.empty()), renamed),
        socket);
    assertEquals(0, counts.most());
    assertEquals(5, renamed.most());

    var _ = socket.close();
    assertEquals(0, renamed.most());
    assertEquals(0, renamed.open());
  }
}
