// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.SwitchedConnection;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;

/**
 * A connection of HTTP/1.1 after its 101. Vert.x stays at the end of its handlers, where it hears
 * of nothing but the close.
 *
 * @param pipeline its handlers
 */
record SwitchedHttp1(ChannelPipeline pipeline) implements SwitchedConnection {
  /** The name of the {@link ResponseGuard}, where Vert.x puts its codec. */
  static final String CODEC = "codec";

  /** The name of the {@link DeferredClose}. */
  static final String DEFERRED_CLOSE = "deferredClose";

  @Override
  public void relay(ChannelHandler relay) {
    ChannelConfig config = pipeline.channel().config();
    config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    // It may rest for hours: what goes without a word is found out by the system.
    config.setOption(ChannelOption.SO_KEEPALIVE, true);
    pipeline.addAfter(DEFERRED_CLOSE, "relay", relay);
    pipeline.remove(DEFERRED_CLOSE);
    pipeline.remove(CODEC); // hands on what came behind the 101
    config.setAutoRead(true);
  }

  /** Runs something when it is closed, on its event loop. */
  void onClose(Runnable task) {
    var _ = pipeline.channel().closeFuture().addListener(_ -> task.run());
  }

  @Override
  public void close() {
    var _ = pipeline.channel().close();
  }
}
