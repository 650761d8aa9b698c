// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that are written together are sent together. */
class CoalescedFramesTest {
  private final List<String> seen = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new NearestToTheSocket(), new CoalescedFrames(), new Reader());

  @Test
  void sendsFramesOnceTheLoopHasLookedAtAllThatArrived() {
    whileReading(() -> {
      writeAndFlush(50);
      writeAndFlush(300);
      assertEquals(List.of(), seen);
    });
    assertEquals(List.of("flush"), seen);
    whileReading(() -> writeAndFlush(9));
    assertEquals(List.of("flush", "flush"), seen);
  }

  @Test
  void sendsAtOnceWhatIsMuch() {
    whileReading(() -> {
      writeAndFlush(60 * 1_024);
      assertEquals(List.of(), seen);
      writeAndFlush(60 * 1_024);
      assertEquals(List.of("flush"), seen);
      writeAndFlush(60 * 1_024);
      assertEquals(List.of("flush"), seen);
    });
    assertEquals(List.of("flush", "flush"), seen);
  }

  @Test
  void sendsWhatWaitsBeforeTheConnectionIsClosed() {
    whileReading(() -> {
      writeAndFlush(17);
      var _ = channel.pipeline().close();
      assertEquals(List.of("flush", "close"), seen);
    });
  }

  private void whileReading(Runnable steps) {
    channel.writeInbound(steps);
    channel.checkException();
  }

  private void writeAndFlush(int length) {
    var _ = channel.pipeline().write(Unpooled.buffer(length).writeZero(length));
    var _ = channel.pipeline().flush();
  }

  /** What arrives are the steps to take while it is looked at. */
  private static final class Reader extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((Runnable) message).run();
    }
  }

  private final class NearestToTheSocket extends ChannelOutboundHandlerAdapter {
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
