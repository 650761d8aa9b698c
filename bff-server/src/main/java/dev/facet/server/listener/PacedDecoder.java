// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.listener.HeldReads.Holder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when what a client of HTTP/1.1 has sent is decoded: in turns, and nothing behind the wish
 * for another protocol before that has its response.
 */
abstract class PacedDecoder extends VertxHttpRequestDecoder {
  /** What is kept of bytes behind the wish for another protocol before no more are read. */
  private static final int MAX_HELD = 16 * 1_024;

  private final Channel channel;
  private final HeldReads reads;
  private final DecodedInput input;
  private final ServedTurn turn;
  private boolean held;
  private @Nullable ChannelInputShutdownEvent end;

  PacedDecoder(Http1ServerConfig config, Channel channel) {
    super(config);
    this.channel = channel;
    this.reads = new HeldReads(channel.config());
    this.turn = new ServedTurn(channel, reads);
    this.input = new DecodedInput(turn, reads);
  }

  /** How far it has come. */
  final DecodedInput input() {
    return input;
  }

  /** Decodes what has its turn. */
  void decodeNow(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
    super.decode(context, in, out);
  }

  /** The client sends nothing more, and all that it has sent is decoded. */
  abstract void inputOver();

  /** The client sends nothing more; what it has sent last waits for the protocol that it is of. */
  abstract void inputHeld();

  @Override
  protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (held) {
      holdReads(in);
    } else if (turn.left() == 0 || input.waiting() >= ServedTurn.MAX_REQUESTS) {
      keep(in);
    } else {
      decodeNow(context, in, out);
    }
  }

  /** Whether what has arrived is not decoded yet. */
  final boolean isPaused() {
    return held || turn.keeps();
  }

  /** A request was decoded to its end. */
  final void decoded() {
    turn.decoded(1);
  }

  /** A small piece of a body was decoded. */
  final void decodedPiece() {
    turn.decodedPiece();
  }

  /**
   * What comes behind is read when the request has its response: as another protocol, or as the
   * next request.
   */
  final void hold() {
    held = true;
  }

  private void holdReads(ByteBuf in) {
    if (in.readableBytes() > MAX_HELD) {
      reads.hold(Holder.PROTOCOL);
    }
  }

  /** The protocol stays what it is. */
  final void goOn() {
    held = false;
    if (channel.pipeline().context(this) != null) {
      reads.release(Holder.PROTOCOL);
      decodeKept();
    }
  }

  /** Requests are decoded in turns, and not many before those that they wait for are accepted. */
  private void keep(ByteBuf in) {
    if (!turn.keeps()) {
      if (input.waiting() < ServedTurn.MAX_REQUESTS) {
        turn.next(this::decodeKept);
      } else {
        input.tellAccepted(() -> turn.next(this::decodeKept));
      }
    }
    turn.keep(in.readableBytes());
  }

  private void decodeKept() {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context == null) {
      return;
    }
    try {
      channelRead(context, Unpooled.EMPTY_BUFFER);
      channelReadComplete(context);
      if (end != null && !isPaused()) {
        ChannelInputShutdownEvent over = end;
        end = null;
        userEventTriggered(context, over);
      }
    } catch (Exception fault) { // as what is read by itself
      context.fireExceptionCaught(fault);
    }
  }

  /** Where nothing was handed on, Netty's decoder would read though reading is held. */
  @Override
  public final void channelReadComplete(ChannelHandlerContext context) {
    turn.readComplete();
    discardSomeReadBytes();
    var _ = context.fireChannelReadComplete();
  }

  @Override
  public final void userEventTriggered(ChannelHandlerContext context, Object event)
      throws Exception {
    if (isPaused() && event instanceof ChannelInputShutdownEvent over) {
      end = over; // Netty's decoder would throw away what is not decoded
      if (held) {
        inputHeld();
      }
      return;
    }
    super.userEventTriggered(context, event);
    if (event instanceof ChannelInputShutdownEvent) {
      inputOver();
    }
  }
}
