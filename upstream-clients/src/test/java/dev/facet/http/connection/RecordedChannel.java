// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/** A channel of one handler, of which is seen what it does towards the socket. */
final class RecordedChannel {
  private final List<String> seen = new ArrayList<>();
  private final EmbeddedChannel channel;

  RecordedChannel(ChannelHandler handler) {
    channel = new EmbeddedChannel(new NearestToTheSocket(), handler, new Reader());
  }

  /** {@code write}, {@code flush} and {@code close}, in their order. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  /** Takes steps while what has arrived is looked at. */
  void whileReading(Runnable steps) {
    channel.writeInbound(steps);
    channel.checkException();
  }

  void writeAndFlush(Object message) {
    ChannelPipeline pipeline = channel.pipeline();
    var _ = pipeline.write(message);
    var _ = pipeline.flush();
  }

  void close() {
    var _ = channel.pipeline().close();
  }

  /** What arrives are the steps to take. */
  private static final class Reader extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((Runnable) message).run();
    }
  }

  private final class NearestToTheSocket extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      seen.add("write");
      var _ = context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      seen.add("flush");
      context.flush();
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
      seen.add("close");
      var _ = context.close(promise);
    }
  }
}
