// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of WebSockets, written by hand (RFC 6455, section 5.2). */
final class WebSocketFrames {
  private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

  private WebSocketFrames() {}

  /** A whole text message of a service. */
  static byte[] text(String text) {
    return frame(0x81, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** The same of a client. */
  static byte[] maskedText(String text) {
    return frame(0x81, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** A Close frame of a service. */
  static byte[] close(int code, String reason) {
    return frame(0x88, closing(code, reason), false);
  }

  /** The same of a client. */
  static byte[] maskedClose(int code, String reason) {
    return frame(0x88, closing(code, reason), true);
  }

  /** Any frame with a length of 7 or 16 bits. */
  static byte[] frame(int first, byte[] payload, boolean masked) {
    boolean longer = payload.length > 125;
    ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
    int mask = masked ? 0x80 : 0;
    frame.put((byte) first).put((byte) (mask | (longer ? 126 : payload.length)));
    if (longer) {
      frame.putShort((short) payload.length);
    }
    if (masked) {
      frame.put(KEY);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.put(masked ? (byte) (payload[i] ^ KEY[i % 4]) : payload[i]);
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  private static byte[] closing(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
  }
}
