// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.count.Http2Counts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is ended for what clients did on it, and tells of connections.
 *
 * @param counts where
 */
record CountedFaults(Http2Counts counts) implements Http2Handler.FaultListener {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  @Override
  public void resets() {
    counts.reset();
  }

  @Override
  public void ends(ChannelHandlerContext context, Http2Error code, String reason) {
    counts.ended();
    LOG.atWarn()
        .addKeyValue("client", context.channel().remoteAddress())
        .addKeyValue("code", code)
        .log("a connection of HTTP/2 was ended: {}", reason);
  }
}
