// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Scans what arrives on a connection of HTTP/2, and has it decoded in turns: only so many requests,
 * or other frames, in each. Nothing is read while something is kept, though Netty would, which
 * leaves that to the windows. Confined to the connection's event loop.
 */
final class FrameTurns extends ChannelDuplexHandler {
  private final FrameScanner scanner;
  private final ServedTurn turn;
  private Deque<ByteBuf> kept = new ArrayDeque<>(0);
  private int bytes;

  /** The turns of a connection. */
  FrameTurns(FrameScanner scanner, Channel channel) {
    this.scanner = scanner;
    this.turn = new ServedTurn(channel, new HeldReads(channel.config()));
  }

  /** Whether a head has begun that is not complete, or something is kept. */
  boolean isRequestOpen() {
    return turn.keeps() || scanner.isHeadOpen();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf arrived) {
      take(context, arrived);
    } else {
      var _ = context.fireChannelRead(message);
    }
  }

  /** What is kept begins with a frame, where it is the first. */
  private void take(ChannelHandlerContext context, ByteBuf arrived) {
    int most = turn.left();
    if (most == 0) {
      keep(context, arrived);
      return;
    }
    int length;
    try {
      length = scanner.scan(arrived, most);
    } catch (Http2Exception flood) {
      arrived.release();
      context.pipeline().get(Http2Handler.class).endFlood(flood);
      return;
    }
    turn.decoded(scanner.scannedRequests());
    if (length < arrived.readableBytes()) {
      var _ = context.fireChannelRead(arrived.readRetainedSlice(length));
      keep(context, arrived);
    } else {
      var _ = context.fireChannelRead(arrived);
    }
  }

  private void keep(ChannelHandlerContext context, ByteBuf rest) {
    if (!turn.keeps()) {
      turn.next(() -> decodeKept(context));
    }
    kept.add(rest);
    bytes += rest.readableBytes();
    turn.keep(bytes);
  }

  private void decodeKept(ChannelHandlerContext context) {
    release().forEach(each -> channelRead(context, each));
    channelReadComplete(context);
  }

  private Deque<ByteBuf> release() {
    Deque<ByteBuf> given = kept;
    kept = new ArrayDeque<>(0);
    bytes = 0;
    return given;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    turn.readComplete();
    var _ = context.fireChannelReadComplete();
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (!turn.keeps()) {
      var _ = context.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release().forEach(ByteBuf::release);
    var _ = context.fireChannelInactive();
  }
}
