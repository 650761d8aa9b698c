// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;

/** Tells of each piece of a body that is sent on a connection of HTTP/2. */
final class BodyEncoder extends DecoratingHttp2ConnectionEncoder {
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
    if (data.isReadable()) {
      sent.run();
    }
    return super.writeData(context, id, data, padding, end, promise);
  }
}
