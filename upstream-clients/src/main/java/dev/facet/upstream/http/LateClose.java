// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the end of a connection from overtaking the end of an answer. Vert.x breaks an answer off
 * as soon as its connection closes, though all of it has arrived and only waits for a slow reader,
 * or though only the rest of the upload is missing. While an answer is held, its connection's end
 * is reported after it.
 */
final class LateClose extends ChannelInboundHandlerAdapter {
  private final ResponseGuard guard;
  private @Nullable ChannelHandlerContext closed;
  private boolean held;

  private LateClose(ResponseGuard guard) {
    this.guard = guard;
  }

  /** Puts the guard and this handler in place of the codec of a new connection. */
  static void install(HttpConnection connection) {
    connection.exceptionHandler(fault -> {}); // told by the call that meets it
    ChannelPipeline pipeline = context(connection).pipeline();
    ResponseGuard guard = new ResponseGuard();
    pipeline.replace("codec", "codec", guard);
    pipeline.addAfter("codec", "lateClose", new LateClose(guard));
  }

  /** An answer begins whose reader may be slow. */
  static void hold(HttpConnection connection) {
    onEventLoop(connection, true);
  }

  /** The answer has been read or given up. */
  static void release(HttpConnection connection) {
    onEventLoop(connection, false);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (held && !guard.incomplete()) {
      guard.closeAfterAnswer();
      closed = context;
    } else {
      context.fireChannelInactive();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!held || guard.incomplete()) {
      context.fireExceptionCaught(cause);
    }
  }

  private void hold(boolean hold) {
    held = hold;
    ChannelHandlerContext late = closed;
    if (!hold && late != null) {
      closed = null;
      late.fireChannelInactive();
    }
  }

  private static void onEventLoop(HttpConnection connection, boolean hold) {
    ChannelHandlerContext context = context(connection);
    LateClose handler = context.pipeline().get(LateClose.class);
    if (context.executor().inEventLoop()) {
      handler.hold(hold);
    } else {
      context.executor().execute(() -> handler.hold(hold));
    }
  }

  private static ChannelHandlerContext context(HttpConnection connection) {
    return ((HttpClientConnection) connection).channelHandlerContext();
  }
}
