// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * The end of what is sent to a client. TLS has one of its own, {@code close_notify}, which clients
 * of TLS take for what it says (RFC 8446, section 6.1): it precedes an orderly end, and must not be
 * there where a response broke off.
 */
public final class TlsEnd {
  private TlsEnd() {}

  /** Says that nothing follows, and closes the connection's one direction. */
  public static void closeOutput(DuplexChannel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      var _ = channel.shutdownOutput();
    } else {
      var _ =
          tls.closeOutbound()
              .addListener(_ -> {
                var _ = channel.shutdownOutput();
              });
    }
  }

  /**
   * Closes a connection without a word.
   *
   * @param context whose place is behind TLS
   */
  public static void cut(ChannelHandlerContext context, ChannelPromise promise) {
    ChannelHandlerContext tls = context.pipeline().context(SslHandler.class);
    var _ = (tls == null ? context : tls).close(promise); // what lies before it closes
  }
}
