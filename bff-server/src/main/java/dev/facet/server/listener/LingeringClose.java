// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.tls.TlsEnd;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a client's connection in stages (RFC 9112, section 9.6), whatever closes it: what was
 * written is sent, then the gateway's direction ends, and what the client still sends is read and
 * dropped until it closes the other. Where something is not read, the system makes a reset of a
 * close, which can take the last response from the client. Who closes it again waits with the
 * first; only {@link #skip} does not.
 */
final class LingeringClose extends ChannelDuplexHandler {
  /** The name of the handler in the pipeline of a connection. */
  static final String PLACE = "lingeringClose";

  /** A client that sends nothing for so long has read what there was to read. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /**
   * How often it is looked whether the client is silent: one that never is has 30 s, as has one
   * that takes nothing of what is still to be sent.
   */
  private static final int MAX_LOOKS = 15;

  private final long silenceMillis;
  private @Nullable ChannelHandlerContext place;
  private @Nullable ChannelPromise closing;
  private @Nullable ScheduledFuture<?> look;
  private boolean resets;
  private boolean ended;
  private boolean read;
  private long unsent;
  private int looks;

  /** For one connection. */
  LingeringClose() {
    this(SILENCE);
  }

  /**
   * For one connection.
   *
   * @param silence of a client behind which the connection is closed for good
   */
  LingeringClose(Duration silence) {
    this.silenceMillis = silence.toMillis();
  }

  /** Whether it has begun to close. */
  boolean hasBegun() {
    return closing != null;
  }

  /** Whether any close from now on is one at once, without TLS's word for an orderly end. */
  void setResets(boolean broken) {
    resets = broken;
  }

  /** Closes a channel at once; what waits to be sent is lost. */
  void skip(Channel channel) {
    if (place == null) {
      var _ = channel.close();
    } else {
      end(place, place.newPromise());
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    place = context;
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (!resets && closing != null) { // as where Vert.x closes it, and a response that was its last
      var _ = context.channel().closeFuture().addListener(_ -> promise.trySuccess());
      return;
    }
    if (resets
        || !(context.channel() instanceof DuplexChannel duplex)
        || !duplex.isActive()
        || duplex.isInputShutdown()) {
      end(context, promise);
      return;
    }
    closing = promise;
    var _ =
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endOutput(context, duplex));
    if (!ended) {
      lookLater(context); // a client that does not read would keep it for ever
    }
  }

  private void endOutput(ChannelHandlerContext context, DuplexChannel duplex) {
    if (duplex.isActive()) {
      ended = true;
      looks = 0;
      TlsEnd.closeOutput(duplex);
      var _ = duplex.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false); // its end is all
      duplex.config().setAutoRead(true);
      lookLater(context);
    }
  }

  private void lookLater(ChannelHandlerContext context) {
    forgetLook();
    read = false;
    look = context.executor().schedule(() -> look(context), silenceMillis, TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    long before = unsent;
    unsent = unsent(context);
    if (!ended && unsent != before) {
      looks = 0;
    }
    if ((read || !ended) && ++looks < MAX_LOOKS) {
      lookLater(context);
    } else {
      end(context, context.newPromise());
    }
  }

  private static long unsent(ChannelHandlerContext context) {
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private void forgetLook() {
    if (look != null) {
      look.cancel(false);
    }
  }

  private void end(ChannelHandlerContext context, ChannelPromise promise) {
    if (resets) {
      TlsEnd.cut(context, promise);
    } else {
      var _ = context.close(promise);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing == null) {
      context.fireChannelRead(message);
    } else {
      read = true;
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forgetLook();
    if (closing != null) {
      var _ = context.close(closing); // it is closed, and told so
    }
    context.fireChannelInactive();
  }
}
