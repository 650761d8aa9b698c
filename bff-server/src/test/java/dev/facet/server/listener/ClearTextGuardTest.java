// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextGuardTest {
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new ClearTextGuard(
              new FirstBytes.Tls(
                  () -> {
                    throw new AssertionError("no request");
                  },
                  List.of("h2"))));

  private boolean reads(String bytes) {
    return channel.writeInbound(
        Unpooled.wrappedBuffer(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void assertLeft(String bytes) {
    ByteBuf passed = channel.readInbound();
    assertEquals(bytes, passed.toString(StandardCharsets.ISO_8859_1));
    assertNull(channel.pipeline().get(ClearTextGuard.class), "what follows is not looked at");
    assertNull(channel.pipeline().get(AlpnGuard.class));
    assertTrue(passed.release());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0000\u0001\u0002",
        " GET",
        "get / ",
        "SSH-2",
        "\u0080.\u0001"
      })
  void leavesWhatIsNoRequestToTls(String bytes) {
    assertTrue(reads(bytes));
    assertLeft(bytes);
  }

  @Test
  void holdsAHandshakeUntilItsFirstRecordIsWhole() {
    assertFalse(reads("\u0016\u0003"));
    assertFalse(reads("\u0001\u0000\u0002\u0002"));
    assertTrue(reads("\u0000more"));
    assertLeft("\u0016\u0003\u0001\u0000\u0002\u0002\u0000more");
  }

  @Test
  void holdsAMethodThatGoesOnWithinBounds() {
    assertFalse(reads("A".repeat(20)));
    assertTrue(reads("A"));
    assertLeft("A".repeat(21));
  }

  @Test
  void dropsWhatItHoldsWhereTheConnectionEnds() {
    ByteBuf held = Unpooled.copiedBuffer("GE", StandardCharsets.US_ASCII);
    assertFalse(channel.writeInbound(held));
    var _ = channel.close();
    assertEquals(0, held.refCnt());
    assertNull(channel.readInbound());
  }
}
