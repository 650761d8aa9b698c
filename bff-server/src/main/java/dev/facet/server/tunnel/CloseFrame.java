// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Writes Close frames (RFC 6455, section 5.5.1). */
final class CloseFrame {
  /** FIN, and the opcode of a Close frame. */
  private static final int FIRST = 0x88;

  private static final int MASKED = 0x80;

  /** The gateway as an endpoint that goes away. */
  private static final int GOING_AWAY = 1001;

  private CloseFrame() {}

  /** A frame for a client, which gets unmasked ones. */
  static ByteBuf forClient(CloseCode why) {
    byte[] payload = payload(why.code(), why.reason());
    return Unpooled.buffer(2 + payload.length)
        .writeByte(FIRST)
        .writeByte(payload.length)
        .writeBytes(payload);
  }

  /**
   * A frame for a service. To it the gateway is the client: it masks what it sends (section 5.3),
   * and whatever the reason, it leaves.
   */
  static ByteBuf forService(CloseCode why) {
    byte[] payload = payload(GOING_AWAY, why.reason());
    int key = ThreadLocalRandom.current().nextInt();
    ByteBuf frame =
        Unpooled.buffer(6 + payload.length)
            .writeByte(FIRST)
            .writeByte(MASKED | payload.length)
            .writeInt(key);
    for (int i = 0; i < payload.length; i++) {
      frame.writeByte(payload[i] ^ (key >> (24 - 8 * (i % 4))));
    }
    return frame;
  }

  private static byte[] payload(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return payload;
  }
}
