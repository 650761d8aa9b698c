// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.impl.http2.codec.Http2ServerConnectionImpl;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T26, T51: when streams of HTTP/2 are told that they may write, and clients that it ends. */
class Http2HandlerTest {
  private static final int WINDOW = 1_024;

  private final Vertx vertx = Vertx.vertx();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Http2Handler handler = handler();
  private final Http2RemoteFlowController flow = handler.encoder().flowController();
  private final List<Http2Stream> told = new ArrayList<>();

  Http2HandlerTest() {
    channel.pipeline().addLast(handler);
    flow.listener(told::add);
  }

  @AfterEach
  void close() throws TimeoutException {
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  private Http2Handler handler() {
    FrameBudgets budgets = FrameBudgets.of(1, () -> 0);
    Http2Handler.Guards guards =
        new Http2Handler.Guards(
            new FrameTurns(new FrameScanner(0, budgets.control()), channel),
            new ReadHeads(),
            budgets,
            new ResetStreams(() -> 0),
            new ClientLimits(1, 1, 1, 1),
            new Untold());
    var context = ((VertxInternal) vertx).createEventLoopContext();
    return (Http2Handler)
        new Http2Codec(
                new Http2Settings(),
                1,
                guards,
                (decoder, encoder, settings) ->
                    new Http2Handler(
                        made ->
                            new Http2ServerConnectionImpl(
                                context, context::duplicate, made, null, null, null, null),
                        decoder,
                        encoder,
                        settings,
                        guards))
            .build();
  }

  /** Nothing goes wrong here. */
  private static final class Untold implements Http2Handler.FaultListener {
    @Override
    public void resets() {}

    @Override
    public void rejects(ChannelHandlerContext context, Http2Error code, String reason) {}

    @Override
    public void ends(ChannelHandlerContext context, Http2Error code, String reason) {}

    @Override
    public void neverBegins(ChannelHandlerContext context) {}
  }

  /** The event of it is a task of the loop, as where a socket takes no more, or takes it all. */
  private void setWritable(boolean writable) {
    ChannelOutboundBuffer buffer = Objects.requireNonNull(channel.unsafe().outboundBuffer());
    buffer.setUserDefinedWritability(1, writable);
    assertEquals(writable, channel.isWritable());
  }

  /** The last stream that each GOAWAY named which was sent so far. */
  private List<Integer> goAways() {
    ByteBuf sent = Unpooled.buffer();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      sent.writeBytes(next);
      next.release();
    }
    List<Integer> named = new ArrayList<>();
    while (sent.isReadable()) {
      int length = sent.readUnsignedMedium();
      byte type = sent.readByte();
      ByteBuf payload = sent.skipBytes(1 + 4).readSlice(length);
      if (type == Http2FrameTypes.GO_AWAY) {
        named.add(payload.readInt());
      }
    }
    return named;
  }

  @Test
  void t51LastRequestIsSaidOnceAndItsResponseIsWaitedForRfc9113Section68() throws Exception {
    Http2Stream stream = handler.connection().remote().createStream(3, false);
    handler.sayGoodbye();
    handler.sayLast();
    handler.sayLast();

    assertEquals(List.of(Integer.MAX_VALUE, 3), goAways());
    assertTrue(channel.isOpen());
    stream.close();
    channel.runPendingTasks();
    assertFalse(channel.isOpen());
    assertEquals(List.of(), goAways());
  }

  @Test
  void t51ConnectionThatIsClosedBehindTheGoodbyeIsToldTheLastRequest() throws Exception {
    var _ = handler.connection().remote().createStream(3, false);
    handler.sayGoodbye();
    var _ = channel.close();

    assertEquals(List.of(Integer.MAX_VALUE, 3), goAways());
  }

  @Test
  void t26WindowOpenedWhileTheChannelIsFullForAMomentIsTold() throws Exception {
    Http2Stream stream = handler.connection().remote().createStream(1, false);
    flow.incrementWindowSize(stream, -flow.windowSize(stream));
    assertFalse(flow.isWritable(stream));
    told.clear();

    setWritable(false);
    flow.incrementWindowSize(stream, WINDOW);
    setWritable(true);
    channel.runPendingTasks();

    assertTrue(flow.isWritable(stream));
    assertEquals(List.of(stream), told);
  }
}
