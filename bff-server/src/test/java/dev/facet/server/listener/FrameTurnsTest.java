// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.connection.FrameBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T26: how much of what was read of a connection of HTTP/2 is decoded at once. */
class FrameTurnsTest {
  private static final byte DATA = 0;
  private static final byte HEADERS = 1;
  private static final byte WINDOW_UPDATE = 8;
  private static final int SMALL = 1_024;
  private static final int LENGTH = 10;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final FrameTurns turns = new FrameTurns(scanner(), channel);

  FrameTurnsTest() {
    channel.freezeTime();
    channel.pipeline().addLast(turns);
  }

  private static FrameScanner scanner() {
    return new FrameScanner(0, FrameBudget.ofControl(() -> 0));
  }

  @AfterEach
  void close() {
    var _ = channel.finishAndReleaseAll();
  }

  /** Frames of one byte each. */
  private static ByteBuf frames(int count, byte type) {
    ByteBuf frames = Unpooled.buffer();
    for (int i = 0; i < count; i++) {
      frames.writeMedium(1).writeByte(type).writeByte(0).writeInt(1).writeByte('x');
    }
    return frames;
  }

  /** How many frames of one byte were handed on since the last time. */
  private int handedOn() {
    int bytes = handedOnBytes();
    assertEquals(0, bytes % LENGTH);
    return bytes / LENGTH;
  }

  private int handedOnBytes() {
    int bytes = 0;
    for (ByteBuf read = channel.readInbound(); read != null; read = channel.readInbound()) {
      bytes += read.readableBytes();
      read.release();
    }
    return bytes;
  }

  @Test
  void t26EightRequestsAreATurn() {
    var _ = channel.pipeline().fireChannelRead(frames(20, HEADERS));
    assertEquals(8, handedOn());
    assertTrue(turns.isRequestOpen());
    channel.runPendingTasks(); // all turns that are left
    assertEquals(12, handedOn());
  }

  @Test
  void t26EightTimesAsManyOtherFramesAre() {
    var _ = channel.pipeline().fireChannelRead(frames(100, WINDOW_UPDATE));
    assertEquals(64, handedOn());
    channel.runPendingTasks();
    assertEquals(36, handedOn());
    assertFalse(turns.isRequestOpen());
  }

  @Test
  void t26SixtyFourTimesAsManySmallPiecesOfBodiesAre() {
    var _ = channel.pipeline().fireChannelRead(frames(600, DATA));
    assertEquals(512, handedOn());
    channel.runPendingTasks();
    assertEquals(88, handedOn());
  }

  @Test
  void t26LargerPiecesOfBodiesAreAsOtherFrames() {
    ByteBuf large = Unpooled.buffer();
    for (int i = 0; i < 70; i++) {
      large.writeMedium(SMALL).writeByte(DATA).writeByte(0).writeInt(1).writeZero(SMALL);
    }
    var _ = channel.pipeline().fireChannelRead(large);
    assertEquals(64 * (9 + SMALL), handedOnBytes());
  }

  @Test
  void t26WhatArrivesBehindWhatIsKeptWaitsBehindIt() {
    var _ = channel.pipeline().fireChannelRead(frames(10, HEADERS));
    var _ = channel.pipeline().fireChannelRead(frames(2, DATA));
    assertEquals(8, handedOn());
    channel.runPendingTasks();
    assertEquals(2 + 2, handedOn());
    assertTrue(channel.config().isAutoRead());
  }
}
