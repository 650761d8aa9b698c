// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of one direction of a WebSocket (RFC 6455, section 5.2) while its bytes pass,
 * so far as to know where one ends: there another may be put between. It judges nothing: masks,
 * reserved bits and opcodes are the business of both ends. A length that no frame can have is the
 * end of what it can follow.
 */
final class FrameTracker {
  /** No Close frame has passed. */
  static final int OPEN = 0;

  /** A Close frame without a code has passed (section 7.1.5). */
  static final int NO_CODE = 1005;

  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 0x08;
  private static final int MASK = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int LENGTH_OF_16_BITS = 126;
  private static final int LENGTH_OF_64_BITS = 127;
  private static final int KEY = 4;
  private static final int MAX_HEAD = 14;

  private final byte[] head = new byte[MAX_HEAD];
  private int read;
  private long left;
  private boolean lost;
  private boolean closing;
  private int codeBytes;
  private int closeCode = OPEN;

  /** Whether what has passed ends with a frame, or nothing has. */
  boolean atBoundary() {
    return !lost && read == 0 && left == 0;
  }

  /** The code of the first Close frame that has passed; {@link #OPEN} for none. */
  int closeCode() {
    return closeCode;
  }

  /**
   * Looks at bytes, and reads none.
   *
   * @param toBoundary whether to look no further than the end of the frame at hand
   * @return how many were looked at
   */
  int pass(ByteBuf bytes, boolean toBoundary) {
    int start = bytes.readerIndex();
    int end = bytes.writerIndex();
    int at = start;
    while (at < end && !lost) {
      at += left > 0 ? payload(bytes, at, end - at) : head(bytes.getByte(at));
      if (toBoundary && atBoundary()) {
        return at - start;
      }
    }
    return end - start;
  }

  private int payload(ByteBuf bytes, int at, int available) {
    int taken = (int) Math.min(left, available);
    if (closing) {
      noteCode(bytes, at, taken);
    }
    left -= taken;
    return taken;
  }

  private int head(byte next) {
    head[read++] = next;
    if (read >= 2 && read == size()) {
      read = 0;
      begin();
    }
    return 1;
  }

  private int size() {
    int extended =
        switch (head[1] & LENGTH) {
          case LENGTH_OF_16_BITS -> 2;
          case LENGTH_OF_64_BITS -> 8;
          default -> 0;
        };
    return 2 + extended + (isMasked() ? KEY : 0);
  }

  private boolean isMasked() {
    return (head[1] & MASK) != 0;
  }

  private void begin() {
    int length = head[1] & LENGTH;
    left =
        switch (length) {
          case LENGTH_OF_16_BITS -> number(2);
          case LENGTH_OF_64_BITS -> number(8);
          default -> length;
        };
    lost = left < 0;
    closing = (head[0] & OPCODE) == CLOSE && closeCode == OPEN;
    if (closing) {
      codeBytes = 0;
      closeCode = NO_CODE;
    }
  }

  private long number(int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | (head[2 + i] & 0xFF);
    }
    return number;
  }

  /** The first two bytes of a Close frame (section 5.5.1). */
  private void noteCode(ByteBuf bytes, int at, int available) {
    for (int i = 0; i < available && codeBytes < 2; i++) {
      int key = isMasked() ? head[size() - KEY + codeBytes] : 0;
      int plain = (bytes.getByte(at + i) ^ key) & 0xFF;
      closeCode = codeBytes == 0 ? plain << 8 : closeCode | plain;
      codeBytes++;
    }
    closing = codeBytes < 2;
    if (left <= available && codeBytes == 1) {
      closeCode = NO_CODE; // a payload of one byte is none
    }
  }
}
