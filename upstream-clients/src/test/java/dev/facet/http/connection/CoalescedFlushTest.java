// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces of a message that are written together are sent together. */
class CoalescedFlushTest {
  private final List<String> seen = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new NearestToTheSocket(), new CoalescedFlush(), new Reader());

  @Test
  void sendsWhatWaitsBeforeAnEndOfWhichNothingIsSent() {
    whileReading(() -> {
      writeHead();
      writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      assertEquals(List.of("write", "flush", "write", "flush"), seen);
    });
    assertEquals(List.of("write", "flush", "write", "flush"), seen);
  }

  @Test
  void sendsTheEndOfAChunkedMessageAtOnceWithAllThatWaits() {
    whileReading(() -> {
      HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
      head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      writeAndFlush(head);
      writePiece(10);
      assertEquals(List.of("write", "write"), seen);
      writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      assertEquals(List.of("write", "write", "write", "flush"), seen);
    });
    assertEquals(List.of("write", "write", "write", "flush"), seen);
  }

  @Test
  void sendsPiecesOnceTheLoopHasLookedAtAllThatArrived() {
    whileReading(() -> {
      writeHead();
      writePiece(10);
      assertEquals(List.of("write", "write"), seen);
    });
    assertEquals(List.of("write", "write", "flush"), seen);
    whileReading(() -> writePiece(10));
    assertEquals(List.of("write", "write", "flush", "write", "flush"), seen);
  }

  @Test
  void sendsAtOnceWhatIsMuch() {
    whileReading(() -> {
      writeHead();
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write"), seen);
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write", "write", "flush"), seen);
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write", "write", "flush", "write"), seen);
    });
  }

  @Test
  void sendsAtOnceWhatIsNoPartOfAMessage() {
    whileReading(() -> {
      writeHead();
      writeAndFlush(Unpooled.EMPTY_BUFFER);
      assertEquals(List.of("write", "write", "flush"), seen);
    });
  }

  @Test
  void sendsWhatWaitsBeforeTheConnectionIsClosed() {
    whileReading(() -> {
      writeHead();
      var _ = channel.pipeline().close();
      assertEquals(List.of("write", "flush", "close"), seen);
    });
  }

  private void whileReading(Runnable steps) {
    channel.writeInbound(steps);
    channel.checkException();
  }

  private void writeHead() {
    writeAndFlush(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
  }

  private void writePiece(int length) {
    writeAndFlush(new DefaultHttpContent(Unpooled.buffer(length).writeZero(length)));
  }

  private void writeAndFlush(Object message) {
    ChannelPipeline pipeline = channel.pipeline();
    var _ = pipeline.write(message);
    var _ = pipeline.flush();
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
