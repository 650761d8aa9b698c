// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.Http1ServerConfig;
import org.junit.jupiter.api.Test;

/** What the decoder of requests hands on to Vert.x. */
class RequestDecoderTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new CountedReads());
  private int reads;

  /** What is asked of the network. */
  private final class CountedReads extends ChannelDuplexHandler {
    @Override
    public void read(ChannelHandlerContext context) {
      reads++;
    }
  }

  RequestDecoderTest() {
    channel.pipeline().addLast(Http1Handlers.DECODER, new ChannelInboundHandlerAdapter());
    RequestDecoder decoder =
        new RequestDecoder(new Http1ServerConfig(), 10, new ClientLimits(1, 1, 1, 1), channel);
    channel.pipeline().replace(Http1Handlers.DECODER, Http1Handlers.DECODER, decoder);
  }

  /** Vert.x keeps pieces for a reader that is paused, and forgets them with the connection. */
  @Test
  void piecesOfBodiesAreInMemoryThatNobodyHasToRelease() {
    ByteBuf read =
        PooledByteBufAllocator.DEFAULT
            .directBuffer()
            .writeBytes(
                "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\nab".getBytes(US_ASCII));
    ByteBuf rest =
        PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes("cdef".getBytes(US_ASCII));
    channel.writeInbound(read, rest);
    assertInstanceOf(HttpRequest.class, channel.readInbound());
    assertEquals("ab", piece());
    assertEquals("cdef", piece());
    assertEquals(0, read.refCnt());
    assertEquals(0, rest.refCnt());
  }

  /** What is sent before the response to the handshake is kept within bounds. */
  @Test
  void noMoreIsReadBehindAHandshakeThan16KiBAndWhatCameWithThem() {
    String handshake =
        "GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n";
    channel.writeInbound(Unpooled.copiedBuffer(handshake + "x".repeat(16_384), US_ASCII));
    assertTrue(channel.config().isAutoRead());
    reads = 0;
    channel.writeInbound(Unpooled.copiedBuffer("x", US_ASCII));
    assertFalse(channel.config().isAutoRead());
    assertEquals(0, reads);
    assertInstanceOf(HttpRequest.class, channel.readInbound());
    assertEquals("", piece());
    assertNull(channel.readInbound());
  }

  private String piece() {
    return assertInstanceOf(HttpContent.class, channel.readInbound()).content().toString(US_ASCII);
  }
}
