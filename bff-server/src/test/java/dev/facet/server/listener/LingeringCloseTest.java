// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.DuplexEmbeddedChannel;
import dev.facet.server.RawConnection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that is closed with its first byte, behind a byte. */
class LingeringCloseTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final byte[] MORE = new byte[4 << 20];

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final CompletableFuture<Channel> accepted = new CompletableFuture<>();

  @AfterEach
  void stop() {
    var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private RawConnection connect(LingeringClose lingering) throws Exception {
    Channel server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened.pipeline().addLast(lingering, new ClosingAtOnce());
                    accepted.complete(opened);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    return new RawConnection(((InetSocketAddress) server.localAddress()).getPort());
  }

  private void awaitClose() throws Exception {
    assertTrue(accepted.get(1, TimeUnit.MINUTES).closeFuture().await(1, TimeUnit.MINUTES));
  }

  @Test
  void whatIsSentBehindItIsReadAndDroppedUntilTheClientCloses() throws Exception {
    try (RawConnection client = connect(new LingeringClose(NEVER))) {
      client.send("a");

      assertEquals("a", client.rest());
      for (int times = 0; times < 3; times++) { // a reset is seen by the second one
        client.sendBytes(MORE);
      }
      assertTrue(accepted.get(1, TimeUnit.MINUTES).isOpen());
    }
    awaitClose();
  }

  @Test
  void aClientThatStaysSilentIsClosedAllTheSame() throws Exception {
    try (RawConnection client = connect(new LingeringClose(Duration.ofMillis(1)))) {
      client.send("a");

      awaitClose();
      assertEquals("a", client.rest());
    }
  }

  @Test
  void aSecondCloseTakesNothingFromTheFirst() throws Exception {
    ChannelFuture second;
    try (RawConnection client = connect(new LingeringClose(NEVER))) {
      client.send("aa");
      assertEquals(0, client.readBytes(1)[0]);

      second = accepted.get(1, TimeUnit.MINUTES).close();
      assertEquals(MORE.length - 1, client.readBytes(MORE.length - 1).length);
      assertEquals("aa", client.rest());
      assertFalse(second.isDone());
    }
    assertTrue(second.await(1, TimeUnit.MINUTES));
  }

  @Test
  void oneThatMustNotWaitEndsIt() throws Exception {
    LingeringClose lingering = new LingeringClose(NEVER);
    try (RawConnection client = connect(lingering)) {
      client.send("a");
      assertEquals("a", client.rest());

      Channel channel = accepted.get(1, TimeUnit.MINUTES);
      channel.eventLoop().execute(() -> lingering.skip(channel));
      awaitClose();
    }
  }

  @Test
  void aClientThatDoesNotReadWhatIsStillToBeSentIsClosedAllTheSame() throws Exception {
    try (RawConnection client = connect(new LingeringClose(Duration.ofMillis(1)))) {
      client.send("a".repeat(1 << 10));

      awaitClose();
    }
  }

  private static DuplexEmbeddedChannel withTwoSeconds() {
    return new DuplexEmbeddedChannel(new LingeringClose());
  }

  private static void passTwoSeconds(DuplexEmbeddedChannel channel) {
    channel.advanceTimeBy(2, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void aClientThatHasEndedItsDirectionIsClosedAtOnce() {
    DuplexEmbeddedChannel channel = withTwoSeconds();
    channel.endInput();
    var _ = channel.pipeline().close();
    assertFalse(channel.isOpen());
  }

  @Test
  void aResetIsOneAtOnceThoughACloseHasBegun() {
    LingeringClose lingering = new LingeringClose();
    DuplexEmbeddedChannel channel = new DuplexEmbeddedChannel(lingering);
    var _ = channel.pipeline().close();
    lingering.setResets(true);
    var _ = channel.pipeline().close();
    assertFalse(channel.isOpen());
  }

  @Test
  void aClientThatStillSendsHasThirtySeconds() {
    DuplexEmbeddedChannel channel = withTwoSeconds();
    ChannelFuture closed = channel.pipeline().close();
    for (int times = 0; times < 14; times++) {
      var _ = channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
      passTwoSeconds(channel);
    }
    assertTrue(channel.isOpen());
    var _ = channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
    passTwoSeconds(channel);
    assertFalse(channel.isOpen());
    assertTrue(closed.isDone(), "whoever closed it hears of it");
  }

  @Test
  void aClientIsClosedTwoSecondsBehindTheLastThatItSends() {
    DuplexEmbeddedChannel channel = withTwoSeconds();
    var _ = channel.pipeline().close();
    var _ = channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
    passTwoSeconds(channel);
    assertTrue(channel.isOpen());
    passTwoSeconds(channel);
    assertFalse(channel.isOpen());
  }

  /** What is still to be sent has its thirty seconds from when the client took some of it last. */
  @Test
  void aClientThatReadsIsWaitedForHoweverLongItTakes() {
    DuplexEmbeddedChannel channel = withTwoSeconds();
    channel.stick();
    var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
    var _ = channel.pipeline().close();
    for (int times = 0; times < 40; times++) {
      var _ = channel.write(Unpooled.wrappedBuffer(new byte[1])); // another figure than before
      passTwoSeconds(channel);
    }
    assertTrue(channel.isOpen());
    for (int times = 0; times < 15; times++) {
      passTwoSeconds(channel);
    }
    assertFalse(channel.isOpen());
  }

  private static final class ClosingAtOnce extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      for (int times = 1; times < bytes.readableBytes() && times <= 16; times++) {
        var _ = context.write(Unpooled.wrappedBuffer(MORE)); // more than the system takes
      }
      var _ = context.writeAndFlush(bytes.retain());
      var _ = context.close();
    }
  }
}
