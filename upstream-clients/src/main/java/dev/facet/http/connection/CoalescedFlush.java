// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Sends the pieces of an HTTP/1.1 message together. The end of a message is sent at once. Stands
 * where messages have not been encoded yet.
 */
public final class CoalescedFlush extends DelayedFlush {
  private boolean open;
  private boolean chunked;

  /** For one connection. */
  public CoalescedFlush() {}

  @Override
  boolean isUrgent() {
    return !open;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent last) {
      open = false;
      if (!chunked && !last.content().isReadable()) {
        sendWaiting(context); // nothing of the end is sent, and one buffer is cheaper than several
      }
    } else {
      noteOpen(context, message);
    }
    var _ = context.write(message, promise);
  }

  private void noteOpen(ChannelHandlerContext context, Object message) {
    open = message instanceof HttpObject;
    if (message instanceof HttpMessage head) {
      chunked = head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }
    if (message instanceof HttpContent content) {
      note(context, content.content().readableBytes());
    }
  }
}
