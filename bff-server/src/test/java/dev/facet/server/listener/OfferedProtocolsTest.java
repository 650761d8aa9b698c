// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.tls.ClientHello;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfferedProtocolsTest {
  private static final List<String> SPOKEN = List.of("h2", "http/1.1");

  private static byte[] hello(String... protocols) {
    Buffer name = ClientHello.host("shop.example".getBytes(US_ASCII));
    Buffer message =
        new ClientHello(0x0304, List.of(0x1301), 29, name, List.of(protocols)).message();
    return Buffer.buffer(new byte[] {22, 3, 1})
        .appendUnsignedShort(message.length())
        .appendBuffer(message)
        .getBytes();
  }

  private static boolean areInVain(byte[] bytes) {
    ByteBuf read = Unpooled.wrappedBuffer(bytes);
    boolean inVain = OfferedProtocols.areInVain(read, SPOKEN);
    assertEquals(bytes.length, read.readableBytes());
    return inVain;
  }

  @Test
  void readsWhatIsOffered() {
    assertTrue(areInVain(hello("foo", "bar")));
    assertFalse(areInVain(hello("foo", "http/1.1")));
    assertFalse(areInVain(hello()));
    assertFalse(areInVain(new byte[0]));
  }

  @Test
  void waitsForTheWholeRecordAndNoLonger() {
    byte[] whole = hello("foo");
    for (int length = 1; length < whole.length; length++) {
      assertTrue(OfferedProtocols.areToCome(Unpooled.wrappedBuffer(whole, 0, length)), "" + length);
    }
    assertFalse(OfferedProtocols.areToCome(Unpooled.wrappedBuffer(whole)));
    for (byte[] other : new byte[][] {{}, {21, 3, 1}, {22, 3, 1, -1, -1, 0}, {22, 3, 1, 0x40, 1}}) {
      assertFalse(OfferedProtocols.areToCome(Unpooled.wrappedBuffer(other)));
    }
  }

  /** What is cut short or changed is left to TLS, and read without a fault. */
  @Test
  void survivesWhateverComes() {
    byte[] whole = hello("foo");
    for (int length = 0; length < whole.length; length++) {
      assertFalse(areInVain(Arrays.copyOf(whole, length)), "" + length);
    }
    Random random = new Random(62);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = whole.clone();
      for (int j = 0; j < 3; j++) {
        changed[5 + random.nextInt(changed.length - 5)] = (byte) random.nextInt();
      }
      var _ = areInVain(changed);
    }
  }
}
