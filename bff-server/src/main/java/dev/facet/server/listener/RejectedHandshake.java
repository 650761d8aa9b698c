// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import javax.net.ssl.SSLException;

/**
 * The end of a connection whose handshake TLS is not let begin: its client is told why, and it is
 * closed in stages.
 */
final class RejectedHandshake extends ChannelDuplexHandler {
  private final LingeringClose lingering = new LingeringClose();

  private RejectedHandshake() {}

  /**
   * Takes the place of what rejects a handshake, and that of TLS.
   *
   * @param guard what rejects it
   * @param why as the listener is told
   * @return where the client is told, and the connection is closed
   */
  static ChannelHandlerContext inPlaceOf(ChannelHandlerContext guard, SSLException why) {
    ChannelPipeline pipeline = guard.pipeline();
    guard.fireUserEventTriggered(new SslHandshakeCompletionEvent(why));
    pipeline.remove(SslHandler.class);
    RejectedHandshake rejected = new RejectedHandshake();
    pipeline.addBefore(guard.name(), LingeringClose.PLACE, rejected.lingering);
    pipeline.replace(guard.handler(), null, rejected);
    return pipeline.context(rejected);
  }

  /** A listener that stops does not wait for a client that was rejected. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    lingering.skip(context.channel());
    var _ = context.close(promise);
  }
}
