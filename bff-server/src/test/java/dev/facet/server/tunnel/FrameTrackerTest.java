// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6455, section 5.2. */
class FrameTrackerTest {
  private final FrameTracker tracker = new FrameTracker();

  private static ByteBuf hex(String hex) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
  }

  private void pass(String hex) {
    tracker.pass(hex(hex), false);
  }

  @ParameterizedTest
  @CsvSource({
    "8100, 0", // empty
    "810161, 0",
    "818137fa213d56, 0", // masked
    "8a00, 0", // pong
    "f300, 0", // reserved bits and opcode: the ends judge
    "8102616162, 1", // a frame and the first byte of another
    "817e, 2",
    "817f00000000000000, 7",
  })
  void knowsWhereAFrameEnds(String hex, int beyond) {
    pass(hex);
    assertEquals(beyond == 0, tracker.atBoundary());
  }

  @ParameterizedTest
  @CsvSource({"126, 7e007e", "65535, 7effff", "65536, 7f0000000000010000", "5, 7f0000000000000005"})
  void followsLongLengths(int length, String written) {
    pass("82" + written);
    tracker.pass(Unpooled.wrappedBuffer(new byte[length - 1]), false);
    assertFalse(tracker.atBoundary());
    pass("00");
    assertTrue(tracker.atBoundary());
  }

  @Test
  void looksNoFurtherThanTheEndOfTheFrameAtHandWhereAsked() {
    assertEquals(3, tracker.pass(hex("8101618102"), true));
    assertTrue(tracker.atBoundary());
  }

  @Test
  void followsNothingBehindALengthThatNoFrameCanHave() {
    pass("827fffffffffffffffff");
    assertFalse(tracker.atBoundary());
    pass("8100");
    assertFalse(tracker.atBoundary());
    assertEquals(2, tracker.pass(hex("8100"), true));
  }

  @ParameterizedTest
  @CsvSource({
    "880203e8, 1000",
    "880403e96279, 1001",
    "888237fa213d2654, 4526",
    "8800, 1005",
    "880103, 1005",
    "8103616263880211318800, 4401",
  })
  void knowsTheCodeOfTheFirstCloseFrame(String hex, int code) {
    pass(hex);
    assertEquals(code, tracker.closeCode());
  }

  @Test
  void takesBytesInAnyPieces() {
    byte[] frames = HexFormat.of().parseHex("8103616263827e0004aabbccdd8a00880403e96279");
    for (byte each : frames) {
      tracker.pass(Unpooled.wrappedBuffer(new byte[] {each}), false);
    }
    assertTrue(tracker.atBoundary());
    assertEquals(1001, tracker.closeCode());
  }

  @Test
  void bearsAnything() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      ByteBuf garbage = Unpooled.wrappedBuffer(bytes);
      assertTrue(tracker.pass(garbage, random.nextBoolean()) <= bytes.length);
      assertEquals(0, garbage.readerIndex());
    }
  }
}
