// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.CoalescedFlush;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.VertxConnection;

/**
 * Decides which version of HTTP a connection speaks that has just been opened, and is ready for
 * HTTP/1.1: over TLS the one that was agreed on by ALPN (RFC 7301), in clear text the one that the
 * client's first bytes are.
 */
final class ProtocolSwitch {
  private static final String ALPN_NAME = "h2"; // RFC 9113, section 3.1

  private final ClientConnection connection;
  private final OpenConnections connections;
  private final Http2Acceptor http2;
  private final ChannelPipeline pipeline;
  private final ContextInternal loop;

  ProtocolSwitch(
      HttpConnection opened,
      ClientConnection connection,
      OpenConnections connections,
      Http2Acceptor http2) {
    VertxConnection made = (VertxConnection) opened;
    this.pipeline = made.channelHandlerContext().pipeline();
    this.loop = made.context();
    this.connection = connection;
    this.connections = connections;
    this.http2 = http2;
  }

  /** Decides, at once or with the first bytes. */
  void decide() {
    SslHandler tls = pipeline.get(SslHandler.class);
    if (tls == null) {
      pipeline.addBefore(
          Http1Handlers.DECODER,
          "preface",
          new PrefaceReader(() -> connection.input().reading(true), this::takeForHttp2));
    } else if (ALPN_NAME.equals(tls.applicationProtocol())) {
      takeForHttp2();
    }
  }

  private void takeForHttp2() {
    pipeline.remove(Http1Handlers.DECODER);
    pipeline.remove(Http1Handlers.ENCODER);
    pipeline.remove(CoalescedFlush.class);
    connections.closed(connection);
    http2.take(pipeline, loop);
  }
}
