// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.ConnectionHeaders;
import dev.facet.http.WebSocketHandshake;
import dev.facet.server.tunnel.StreamChannel;
import dev.facet.server.tunnel.Tunnel;
import io.netty.channel.Channel;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Makes a tunnel of a stream of HTTP/2 (RFC 8441): sends the 200, and connects the stream with the
 * connection of the service. The other streams of its connection are not concerned.
 */
final class StreamChange {
  private static final int OK = 200;

  private StreamChange() {}

  /**
   * Opens a tunnel.
   *
   * @param connection of the stream
   * @param asked for the tunnel; paused
   * @param listener told when it is over
   */
  static void open(
      Channel connection,
      HttpServerRequest asked,
      TunnelAgreement agreement,
      StreamChannel.Listener listener) {
    Tunnel tunnel = agreement.tunnels().open(agreement.terms());
    sendHead(asked.response(), agreement.response().headers());
    StreamChannel channel = StreamChannel.open(connection, asked, listener);
    channel.pipeline().addLast(tunnel.client());
    agreement.upgraded().service().relay(tunnel.service()); // hands on what came behind its 101
    channel.config().setAutoRead(true);
    agreement.tunnels().connected(tunnel);
  }

  private static void sendHead(HttpServerResponse response, MultiMap headers) {
    WebSocketHandshake.stripForHttp2(headers);
    ConnectionHeaders.stripForHttp2(headers);
    response.setStatusCode(OK).setChunked(true).headers().addAll(headers);
    var _ = response.writeHead();
  }
}
