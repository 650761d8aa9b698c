// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Sends the pieces of an HTTP/1.1 message that are written while the event loop looks at what has
 * arrived in one call into the system, and not each by a call of its own. The end of a message is
 * sent at once, and so is what is already much. Stands where messages have not been encoded yet.
 */
public final class CoalescedFlush extends ChannelOutboundHandlerAdapter {
  /** From so many bytes on a call into the system is worth it. */
  private static final int MUCH = 96 * 1_024;

  /** So much is written before the writer is asked to wait: more than what is sent at once. */
  private static final WriteBufferWaterMark ROOM =
      new WriteBufferWaterMark(64 * 1_024, 128 * 1_024);

  private boolean open;
  private boolean chunked;
  private long unsent;
  private boolean waiting;
  private boolean scheduled;

  /** For one connection. */
  public CoalescedFlush() {}

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context.channel().config().setWriteBufferWaterMark(ROOM);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent last) {
      open = false;
      if (!chunked && !last.content().isReadable()) {
        sendWaiting(context); // nothing of the end is sent, and one buffer is cheaper than several
      }
    } else {
      noteOpen(message);
    }
    var _ = context.write(message, promise);
  }

  private void noteOpen(Object message) {
    open = message instanceof HttpObject;
    if (message instanceof HttpMessage head) {
      chunked = head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }
    if (message instanceof HttpContent content) {
      unsent += content.content().readableBytes();
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (!open || unsent >= MUCH) {
      send(context);
      return;
    }
    waiting = true;
    if (!scheduled) {
      scheduled = true;
      context
          .executor()
          .execute(() -> {
            scheduled = false;
            sendWaiting(context);
          });
    }
  }

  /** What was written before the connection is closed is still sent. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    sendWaiting(context);
    var _ = context.close(promise);
  }

  private void sendWaiting(ChannelHandlerContext context) {
    if (waiting) {
      send(context);
    }
  }

  private void send(ChannelHandlerContext context) {
    waiting = false;
    unsent = 0;
    context.flush();
  }
}
