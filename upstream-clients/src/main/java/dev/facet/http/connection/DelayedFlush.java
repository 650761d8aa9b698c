// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Sends what is written while the event loop looks at what has arrived in one call into the system,
 * and not each piece by a call of its own. What is already much is sent at once.
 */
abstract class DelayedFlush extends ChannelOutboundHandlerAdapter {
  /** From so many bytes on a call into the system is worth it. */
  private static final int WORTH_SENDING = 96 * 1_024;

  private final BufferMemory memory = BufferMemory.ofProcess();
  private long unsent;
  private boolean waiting;
  private boolean scheduled;

  /** Whether what was written last is to be sent at once. */
  abstract boolean isUrgent();

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    memory.bound(context.channel().config());
  }

  /** Notes bytes that are about to be written. */
  final void note(ChannelHandlerContext context, int bytes) {
    unsent += bytes;
    memory.passed(bytes);
    memory.bound(context.channel().config());
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (isUrgent() || unsent >= WORTH_SENDING) {
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

  /** Sends what waits, where anything does. */
  final void sendWaiting(ChannelHandlerContext context) {
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
