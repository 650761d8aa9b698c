// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that are written together are sent together. */
class CoalescedFramesTest {
  private final RecordedChannel channel = new RecordedChannel(new CoalescedFrames());

  @Test
  void sendsFramesOnceTheLoopHasLookedAtAllThatArrived() {
    channel.whileReading(() -> {
      writeFrame(50);
      writeFrame(300);
      assertEquals(List.of("write", "write"), channel.seen());
    });
    assertEquals(List.of("write", "write", "flush"), channel.seen());
    channel.whileReading(() -> writeFrame(9));
    assertEquals(List.of("write", "write", "flush", "write", "flush"), channel.seen());
  }

  @Test
  void sendsAtOnceWhatIsMuch() {
    channel.whileReading(() -> {
      writeFrame(60 * 1_024);
      assertEquals(List.of("write"), channel.seen());
      writeFrame(60 * 1_024);
      assertEquals(List.of("write", "write", "flush"), channel.seen());
      writeFrame(60 * 1_024);
      assertEquals(List.of("write", "write", "flush", "write"), channel.seen());
    });
    assertEquals(List.of("write", "write", "flush", "write", "flush"), channel.seen());
  }

  @Test
  void sendsWhatWaitsBeforeTheConnectionIsClosed() {
    channel.whileReading(() -> {
      writeFrame(17);
      channel.close();
      assertEquals(List.of("write", "flush", "close"), channel.seen());
    });
  }

  private void writeFrame(int length) {
    channel.writeAndFlush(Unpooled.buffer(length).writeZero(length));
  }
}
