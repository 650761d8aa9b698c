// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;

/**
 * Ends the handshake of a client that offers protocols of which none is spoken, by the alert {@code
 * no_application_protocol} (RFC 7301, section 3.2), whatever the library of TLS would do. All else
 * is left to that.
 */
final class AlpnGuard extends ByteToMessageDecoder {
  /** A fatal alert (RFC 8446, section 6), in clear text as before any key. */
  private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

  private final List<String> spoken;

  /**
   * For one connection.
   *
   * @param spoken as ALPN names them
   */
  AlpnGuard(List<String> spoken) {
    this.spoken = spoken;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!OfferedProtocols.areToCome(in)) {
      if (OfferedProtocols.areInVain(in, spoken)
          && context.pipeline().get(SslHandler.class) != null) { // else it is closed
        in.skipBytes(in.readableBytes());
        reject(context);
      } else {
        var _ = context.pipeline().remove(this);
      }
    }
  }

  private static void reject(ChannelHandlerContext guard) {
    ChannelHandlerContext context =
        RejectedHandshake.inPlaceOf(
            guard, new SSLHandshakeException("no application protocol in common"));
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(NO_APPLICATION_PROTOCOL));
    var _ = context.close();
  }
}
