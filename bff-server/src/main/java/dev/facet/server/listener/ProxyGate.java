// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.AddressText;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.upstream.LineBudget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets connections in whose PROXY header (version 1 or 2 of HAProxy's specification) says who the
 * client is: those of trusted proxies alone, since by such a header a client could take any
 * address.
 */
final class ProxyGate {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  /** Whoever knocks must not fill the disk. */
  private static final LineBudget.Rate LINES = new LineBudget.Rate(1, 1, Duration.ofSeconds(1));

  private final LineBudget budget;

  ProxyGate(LongSupplier nanoTime) {
    this.budget = new LineBudget(LINES, nanoTime);
  }

  /** Whether a connection may go on; one that may not is closed. */
  boolean admit(HttpConnection opened, ListenerConfig config) {
    Channel channel = ((VertxConnection) opened).channel();
    // What the connection says of its other end is what the header says.
    if (channel.remoteAddress() instanceof InetSocketAddress address
        && config.trusts(AddressText.of(address.getAddress()))) {
      return true;
    }
    long suppressed = budget.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("suppressed", suppressed)
          .log(
              "a connection with a PROXY header came from {}, which is none of trustedProxies: closed",
              AddressText.of(channel.remoteAddress()));
    }
    var _ =
        channel.pipeline().addBefore(Http1Handlers.DECODER, "rejected", new Discarded()).close();
    return false;
  }

  /** What has arrived behind the header, or still arrives, is no request. */
  private static final class Discarded extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      ReferenceCountUtil.release(bytes);
    }
  }
}
