// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.tls.TlsEnd;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection in two steps, so that the client can read why: first the gateway's side, then
 * all of it. A client that is still sending would be answered with a reset by the system, which
 * takes what it has not read yet.
 */
final class LingeringClose extends ChannelOutboundHandlerAdapter {
  /** How long a client has to read what was written last. */
  private static final int LINGER_MILLIS = 1_000;

  private boolean closing;

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (closing || !(context.channel() instanceof DuplexChannel duplex) || !duplex.isActive()) {
      var _ = context.close(promise);
      return;
    }
    closing = true;
    TlsEnd.closeOutput(duplex);
    var _ =
        context
            .executor()
            .schedule(
                () -> {
                  var _ = context.close(promise);
                },
                LINGER_MILLIS,
                TimeUnit.MILLISECONDS);
  }
}
