// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Sends the frames of an HTTP/2 connection together, those of all its streams: a head, its body and
 * its end, and the responses to requests that arrived together. By TLS they are one record. Stands
 * where frames have been encoded already.
 */
public final class CoalescedFrames extends DelayedFlush {
  /** For one connection. */
  public CoalescedFrames() {}

  @Override
  boolean isUrgent() {
    return false;
  }

  @Override
  public void write(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
    if (frame instanceof ByteBuf bytes) {
      note(context, bytes.readableBytes());
    }
    var _ = context.write(frame, promise);
  }
}
