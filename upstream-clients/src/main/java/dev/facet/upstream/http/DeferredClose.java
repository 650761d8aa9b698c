// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the end of a connection from overtaking the end of a response. Vert.x breaks a response off
 * as soon as its connection closes, though all of it has arrived and only waits for a slow reader,
 * or though only the rest of the upload is missing. While a response is held, its connection's end
 * is reported after it.
 */
final class DeferredClose extends ChannelInboundHandlerAdapter {
  private final ResponseGuard guard;
  private @Nullable ChannelHandlerContext closed;
  private boolean held;

  DeferredClose(ResponseGuard guard) {
    this.guard = guard;
  }

  /** A response begins whose reader may be slow. */
  void hold() {
    held = true;
  }

  /** The response has been read or given up. */
  void release() {
    held = false;
    ChannelHandlerContext late = closed;
    if (late != null) {
      closed = null;
      late.fireChannelInactive();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (held && guard.responded()) {
      closed = context;
    } else {
      context.fireChannelInactive();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!held || !guard.responded()) {
      context.fireExceptionCaught(cause);
    }
  }
}
