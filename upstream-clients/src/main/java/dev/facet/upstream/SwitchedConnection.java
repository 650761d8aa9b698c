// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.netty.channel.ChannelHandler;

/**
 * A connection to a service that goes on in another protocol (RFC 9110, section 15.2.2): its bytes
 * are the caller's business, and no call is sent over it any more. What has come behind the 101 is
 * kept for {@link #relay}. Confined to the event loop of its call.
 */
public interface SwitchedConnection {
  /**
   * Hands the connection over. Its input may end before its output (RFC 9293, section 3.6): the
   * relay is told by {@link io.netty.channel.socket.ChannelInputShutdownEvent}, and closes the
   * channel in the end.
   *
   * @param relay gets what has come and what comes, as {@link io.netty.buffer.ByteBuf}s
   */
  void relay(ChannelHandler relay);

  /** Closes it, where it was not handed over. */
  void close();
}
