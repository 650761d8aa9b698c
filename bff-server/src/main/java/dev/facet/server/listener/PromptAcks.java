// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.epoll.EpollChannelOption;
import java.util.function.BooleanSupplier;

/**
 * Has the system acknowledge at once what a client of HTTP/2 has sent, where that opened a window
 * or a response waits for one, and nothing is sent that carries the acknowledgement. A client
 * without TCP_NODELAY holds back its next WINDOW_UPDATE or request until what it sent before is
 * acknowledged (RFC 9293, section 3.7.4), for which systems wait about 40 ms. Does nothing where
 * epoll is not the transport. Stands where frames have been encoded already.
 */
final class PromptAcks extends ChannelDuplexHandler {
  private final BooleanSupplier isHeld;
  private boolean reading;
  private boolean opened;
  private boolean written;

  /**
   * For one connection.
   *
   * @param isHeld whether a part of a response waits for the client's windows
   */
  PromptAcks(BooleanSupplier isHeld) {
    this.isHeld = isHeld;
  }

  /** A WINDOW_UPDATE is among what is read. */
  void windowOpened() {
    opened = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!reading) {
      reading = true;
      opened = false;
      written = false;
    }
    var _ = context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
    written = true;
    var _ = context.write(frame, promise);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    var _ = context.fireChannelReadComplete();
    if (reading && !written && context.channel().isActive() && (opened || isHeld.getAsBoolean())) {
      var _ = context.channel().config().setOption(EpollChannelOption.TCP_QUICKACK, true);
    }
    reading = false;
  }
}
