// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import java.nio.ByteBuffer;
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
  static byte[] forClient(CloseCode why) {
    byte[] payload = payload(why.code(), why.reason());
    return ByteBuffer.allocate(2 + payload.length)
        .put((byte) FIRST)
        .put((byte) payload.length)
        .put(payload)
        .array();
  }

  /**
   * A frame for a service. To it the gateway is the client: it masks what it sends (section 5.3),
   * and whatever the reason, it leaves.
   */
  static byte[] forService(CloseCode why) {
    byte[] payload = payload(GOING_AWAY, why.reason());
    int key = ThreadLocalRandom.current().nextInt();
    ByteBuffer frame =
        ByteBuffer.allocate(6 + payload.length)
            .put((byte) FIRST)
            .put((byte) (MASKED | payload.length))
            .putInt(key);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ (key >> (24 - 8 * (i % 4)))));
    }
    return frame.array();
  }

  private static byte[] payload(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
  }
}
