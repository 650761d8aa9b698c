// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ByteToMessageDecoder.Cumulator;
import io.netty.handler.codec.http2.Http2CodecUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first bytes of a connection in clear text: HTTP/2 by prior knowledge begins with a
 * preface (RFC 9113, section 3.3), of which HTTP/1.1 knows nothing. It leaves the connection once
 * it is known, and hands on what it has read.
 */
final class PrefaceReader extends ChannelInboundHandlerAdapter {
  private static final byte[] PREFACE = preface();
  private static final Cumulator JOIN = ByteToMessageDecoder.MERGE_CUMULATOR;

  private final Runnable begun;
  private final Runnable found;
  private @Nullable ByteBuf read;

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
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!(message instanceof ByteBuf bytes)) {
      super.channelRead(context, message);
      return;
    }
    ByteBuf all = read == null ? bytes : JOIN.cumulate(context.alloc(), read, bytes);
    read = all;
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

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    ByteBuf held = read;
    read = null;
    if (held != null) {
      context.fireChannelRead(held);
      context.fireChannelReadComplete();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (read != null) {
      read.release();
      read = null;
    }
    super.channelInactive(context);
  }

  /** The bytes with which a connection begins (RFC 9113, section 3.4). */
  static byte[] preface() {
    ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
    byte[] bytes = new byte[preface.readableBytes()];
    preface.readBytes(bytes);
    return bytes;
  }
}
