// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;

/**
 * Reads the first bytes of a connection in clear text: HTTP/2 by prior knowledge begins with a
 * preface (RFC 9113, section 3.3), of which HTTP/1.1 knows nothing.
 */
final class PrefaceReader extends FirstBytesReader {
  private static final byte[] PREFACE = preface();

  private final Runnable begun;
  private final Runnable found;

  /**
   * A reader.
   *
   * @param begun run where there are bytes, and too few to decide
   * @param found run where it is the preface
   */
  PrefaceReader(Runnable begun, Runnable found) {
    this.begun = begun;
    this.found = found;
  }

  @Override
  void look(ChannelHandlerContext context, ByteBuf all) {
    int length = Math.min(PREFACE.length, all.readableBytes());
    if (!begins(all, length)) {
      context.pipeline().remove(this);
    } else if (length == PREFACE.length) {
      found.run();
      context.pipeline().remove(this);
    } else {
      begun.run();
    }
  }

  private static boolean begins(ByteBuf bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[i]) {
        return false;
      }
    }
    return true;
  }

  /** The bytes with which a connection begins (RFC 9113, section 3.4). */
  static byte[] preface() {
    ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
    byte[] bytes = new byte[preface.readableBytes()];
    preface.readBytes(bytes);
    return bytes;
  }
}
