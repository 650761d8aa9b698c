// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/**
 * What a client offers to speak above TLS, in the first record of its handshake (RFC 8446, sections
 * 4.1.2 and 5.1; RFC 7301, section 3.1). A ClientHello that goes on in a second record, which none
 * is long enough for, or that is malformed, counts as one that offers nothing.
 */
final class OfferedProtocols {
  /** Of a record: its type, version and length. */
  private static final int RECORD_HEAD = 5;

  private static final int MAX_RECORD = 16_384;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int VERSION_AND_RANDOM = 34;
  private static final int ALPN = 16;

  private OfferedProtocols() {}

  /** Whether a record of a handshake has begun that is not complete. */
  static boolean areToCome(ByteBuf bytes) {
    int start = bytes.readerIndex();
    int there = bytes.readableBytes();
    if (there == 0 || bytes.getByte(start) != HANDSHAKE) {
      return false;
    }
    if (there < RECORD_HEAD) {
      return true;
    }
    int length = bytes.getUnsignedShort(start + RECORD_HEAD - 2);
    return length <= MAX_RECORD && there < RECORD_HEAD + length;
  }

  /**
   * Whether a client offers protocols none of which is spoken.
   *
   * @param bytes what it began with; unchanged
   */
  static boolean areInVain(ByteBuf bytes, List<String> spoken) {
    ByteBuf rest = bytes.slice();
    if (rest.readableBytes() < RECORD_HEAD || rest.readByte() != HANDSHAKE) {
      return false;
    }
    ByteBuf record = block(rest.skipBytes(2), 2);
    if (!record.isReadable() || record.readByte() != CLIENT_HELLO) {
      return false;
    }
    ByteBuf hello = block(record, 3);
    if (hello.readableBytes() < VERSION_AND_RANDOM) {
      return false;
    }
    hello.skipBytes(VERSION_AND_RANDOM);
    var _ = block(hello, 1); // session
    var _ = block(hello, 2); // suites
    var _ = block(hello, 1); // compression
    ByteBuf extensions = block(hello, 2);
    while (extensions.readableBytes() > 2) {
      int type = extensions.readUnsignedShort();
      ByteBuf value = block(extensions, 2);
      if (type == ALPN) {
        return haveNone(block(value, 2), spoken);
      }
    }
    return false;
  }

  private static boolean haveNone(ByteBuf names, List<String> spoken) {
    boolean some = false;
    while (names.isReadable()) {
      ByteBuf name = block(names, 1);
      if (!name.isReadable() || spoken.contains(name.toString(US_ASCII))) {
        return false;
      }
      some = true;
    }
    return some;
  }

  /** What stands behind its length; nothing, and the end of all, where that is longer. */
  private static ByteBuf block(ByteBuf in, int lengthBytes) {
    int length = Integer.MAX_VALUE;
    if (in.readableBytes() >= lengthBytes) {
      length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = (length << 8) | in.readUnsignedByte();
      }
    }
    if (length > in.readableBytes()) {
      in.skipBytes(in.readableBytes());
      return Unpooled.EMPTY_BUFFER;
    }
    return in.readSlice(length);
  }
}
