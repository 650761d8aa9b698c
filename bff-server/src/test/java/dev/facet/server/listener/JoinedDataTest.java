// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.EmptyHttp2Headers;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T26: small DATA frames go on together, in their place. */
class JoinedDataTest {
  private static final int PADDING = 7;

  private final List<String> seen = new ArrayList<>();
  private final JoinedData joined = new JoinedData(new Seen());
  private final ChannelHandlerContext context =
      new EmbeddedChannel(new ChannelInboundHandlerAdapter()).pipeline().firstContext();

  /** As Vert.x does it gives back the padding. */
  private final class Seen extends Http2FrameAdapter {
    @Override
    public int onDataRead(
        ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end) {
      String bytes = data.toString(US_ASCII);
      seen.add(id + ":" + (bytes.length() > 9 ? bytes.length() : bytes) + (end ? "." : ""));
      return padding;
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean end) {
      seen.add(id + " trailers");
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int id, long code) {
      seen.add(id + " reset");
    }
  }

  private void data(int id, String bytes, boolean end) throws Http2Exception {
    ByteBuf data = Unpooled.copiedBuffer(bytes, US_ASCII);
    assertEquals(PADDING, joined.onDataRead(context, id, data, PADDING, end));
  }

  @Test
  void t26PiecesOfEachStreamGoOnWhenAllIsDecoded() throws Exception {
    data(1, "a", false);
    data(3, "b", false);
    data(1, "c", false);
    assertEquals(List.of(), seen);
    joined.readComplete(context);
    joined.readComplete(context);
    assertEquals(List.of("1:ac", "3:b"), seen);
  }

  @Test
  void t26WhatEndsAStreamComesBehindThem() throws Exception {
    data(1, "a", false);
    data(1, "b", true);
    data(3, "c", false);
    joined.onHeadersRead(context, 3, EmptyHttp2Headers.INSTANCE, 0, true);
    data(5, "d", false);
    joined.onRstStreamRead(context, 5, 8);
    joined.readComplete(context);
    assertEquals(List.of("1:a", "1:b.", "3:c", "3 trailers", "5:d", "5 reset"), seen);
  }

  @Test
  void t26LargerPiecesAndEmptyOnesGoOnAsTheyAre() throws Exception {
    data(1, "a", false);
    data(1, "b".repeat(1_024), false);
    data(1, "c".repeat(1_023), false);
    data(1, "", false);
    assertEquals(List.of("1:a", "1:1024", "1:1023", "1:"), seen);
  }

  @Test
  void t26SixteenKibibytesGoOnAtOnce() throws Exception {
    for (int i = 0; i < 32; i++) {
      data(1, "a".repeat(512), false);
    }
    assertEquals(List.of("1:16384"), seen);
  }
}
