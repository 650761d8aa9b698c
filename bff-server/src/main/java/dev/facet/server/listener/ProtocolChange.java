// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.tunnel.Tunnel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Makes a tunnel of a client's connection of HTTP/1.1: sends the 101, takes HTTP off it, and
 * connects it with that of the service. Vert.x stays at the end of its handlers, where it hears of
 * nothing but the close.
 */
final class ProtocolChange {
  private static final String TUNNEL = "tunnel";

  private ProtocolChange() {}

  /**
   * Opens a tunnel.
   *
   * @param client whose request was decoded last; nothing behind it is decoded
   */
  static void open(Channel client, TunnelAgreement agreement) {
    Tunnel tunnel = agreement.tunnels().open(agreement.terms());
    ChannelPipeline pipeline = client.pipeline();
    pipeline.addAfter(Http1Handlers.ENCODER, TUNNEL, tunnel.client());
    ChannelHandlerContext side = pipeline.context(TUNNEL);
    var _ = side.write(head(agreement));
    pipeline.remove(LingeringClose.class); // a tunnel ends each direction by itself
    pipeline.remove(Http1Handlers.ENCODER);
    agreement.upgraded().service().relay(tunnel.service()); // hands on what came behind its 101
    pipeline.remove(Http1Handlers.DECODER); // and this what came behind the request
    client.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    side.flush();
    client.config().setAutoRead(true);
    agreement.tunnels().connected(tunnel);
    if (client instanceof DuplexChannel duplex && duplex.isInputShutdown()) {
      side.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }
  }

  private static DefaultFullHttpResponse head(TunnelAgreement agreement) {
    DefaultFullHttpResponse head =
        ResponseHeads.of(HttpResponseStatus.SWITCHING_PROTOCOLS, agreement.response().headers());
    head.headers()
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
        .set(HttpHeaderNames.UPGRADE, agreement.upgraded().protocol());
    return head;
  }
}
