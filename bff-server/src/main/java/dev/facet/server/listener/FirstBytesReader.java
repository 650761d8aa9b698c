// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Holds the first bytes of a connection until it is known what they begin. It leaves the connection
 * then, and hands on what it has read.
 */
abstract class FirstBytesReader extends ChannelInboundHandlerAdapter {
  private @Nullable ByteBuf read;

  /**
   * Looks at what has been read so far, and reads none of it.
   *
   * @param all what has been read
   */
  abstract void look(ChannelHandlerContext context, ByteBuf all);

  @Override
  public final void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      context.fireChannelRead(message);
      return;
    }
    ByteBuf all =
        read == null
            ? bytes
            : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), read, bytes);
    read = all;
    look(context, all);
  }

  @Override
  public final void handlerRemoved(ChannelHandlerContext context) {
    ByteBuf held = read;
    read = null;
    if (held != null) {
      context.fireChannelRead(held);
      context.fireChannelReadComplete();
    }
  }

  @Override
  public final void channelInactive(ChannelHandlerContext context) {
    release();
    context.fireChannelInactive();
  }

  /** Throws away what has been read: it is of no use to anybody. */
  final void release() {
    if (read != null) {
      read.release();
      read = null;
    }
  }
}
