// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.buffer.Buffer;

/**
 * A frame of HTTP/2 as it is on the wire (RFC 9113, section 4.1).
 *
 * @param type its type, such as {@link #DATA}
 * @param flags such as {@link #END_STREAM}
 * @param stream its stream; 0 for the connection
 * @param payload what it carries
 */
public record FakeFrame(int type, int flags, int stream, Buffer payload) {
  public static final int DATA = 0x0;
  public static final int HEADERS = 0x1;
  public static final int RST_STREAM = 0x3;
  public static final int SETTINGS = 0x4;
  public static final int PUSH_PROMISE = 0x5;
  public static final int PING = 0x6;
  public static final int GOAWAY = 0x7;
  public static final int WINDOW_UPDATE = 0x8;
  public static final int CONTINUATION = 0x9;

  public static final int END_STREAM = 0x1;
  public static final int ACK = 0x1;
  public static final int END_HEADERS = 0x4;
  public static final int PADDED = 0x8;
  public static final int PRIORITY = 0x20;

  public static final int HEAD_LENGTH = 9;

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The error code that a frame of RST_STREAM or GOAWAY carries. */
  public long errorCode() {
    return payload.getUnsignedInt(type == GOAWAY ? 4 : 0);
  }

  /** Its bytes. */
  public Buffer bytes() {
    return Buffer.buffer()
        .appendMedium(payload.length())
        .appendByte((byte) type)
        .appendByte((byte) flags)
        .appendInt(stream)
        .appendBuffer(payload);
  }
}
