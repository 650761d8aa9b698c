// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;

/**
 * Tells of each piece of a body that is sent on a connection of HTTP/2: as many as frames, which a
 * client responds to one by one, however much was read of the service at once.
 */
final class BodyEncoder extends DecoratingHttp2ConnectionEncoder {
  /** The most of a frame, where the client allows no longer ones (RFC 9113, section 4.2). */
  private static final int FRAME = 16_384;

  private final Runnable sent;

  BodyEncoder(Http2ConnectionEncoder encoder, Runnable sent) {
    super(encoder);
    this.sent = sent;
  }

  @Override
  public ChannelFuture writeData(
      ChannelHandlerContext context,
      int id,
      ByteBuf data,
      int padding,
      boolean end,
      ChannelPromise promise) {
    for (int left = data.readableBytes(); left > 0; left -= FRAME) {
      sent.run();
    }
    return super.writeData(context, id, data, padding, end, promise);
  }
}
