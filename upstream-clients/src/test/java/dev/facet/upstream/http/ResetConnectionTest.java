// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

/** A connection that a service resets while it rests, by what its codec knows of that. */
final class ResetConnectionTest {
  private final ResponseGuard guard = new ResponseGuard(new EmbeddedChannel().config());
  private final EmbeddedChannel channel = new EmbeddedChannel(guard, new Deaf());

  /** Nobody is told of faults. */
  private static final class Deaf extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
  }

  @Test
  void isNotUsedAgainThoughItIsNotToldToBeClosedYet() {
    exchange();
    assertEquals(true, guard.reusable());

    channel.pipeline().fireExceptionCaught(new IOException("Connection reset"));

    assertEquals(false, guard.reusable());
  }

  @Test
  void hasNothingOfARequestThatIsWrittenAfterIt() {
    exchange();
    assertEquals(true, guard.written());
    guard.begin();
    var _ = channel.close();

    assertThrows(ClosedChannelException.class, this::ask);

    assertEquals(false, guard.written());
  }

  @Test
  void hasNothingOfARequestThatIsNotWrittenAtAll() {
    exchange();

    guard.begin();

    assertEquals(false, guard.written());
  }

  private void exchange() {
    guard.begin();
    ask();
    String response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    channel.writeInbound(Unpooled.copiedBuffer(response, US_ASCII));
    assertEquals(true, guard.responded());
  }

  private void ask() {
    channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
  }
}
