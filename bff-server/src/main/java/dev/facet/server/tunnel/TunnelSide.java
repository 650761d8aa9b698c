// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import dev.facet.http.connection.BufferMemory;
import dev.facet.server.tls.TlsEnd;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the two connections of a tunnel: what it receives is written to the other as it comes, as
 * fast as that takes it. Confined to the event loop of both.
 */
final class TunnelSide extends ChannelInboundHandlerAdapter {
  private final BufferMemory memory = BufferMemory.ofProcess();
  private final Tunnel tunnel;
  private final Function<CloseCode, byte[]> closeFrames;
  private final FrameTracker frames = new FrameTracker();
  private @Nullable ChannelHandlerContext context;
  private byte @Nullable [] lastFrame;
  private long received;
  private boolean muted;
  private boolean inputOver;
  private boolean outputOver;

  /**
   * A side that is not connected yet.
   *
   * @param closeFrames makes the frames that it is closed with
   */
  TunnelSide(Tunnel tunnel, Function<CloseCode, byte[]> closeFrames) {
    this.tunnel = tunnel;
    this.closeFrames = closeFrames;
  }

  /** Bytes that it has received. */
  long received() {
    return received;
  }

  /** The code of the first Close frame that it has sent; {@link FrameTracker#OPEN} for none. */
  int closeCode() {
    return frames.closeCode();
  }

  /** Whether one direction of it is over, or both are. */
  boolean isEnding() {
    return inputOver || outputOver || isClosed();
  }

  boolean isClosed() {
    return context != null && !channel().isActive();
  }

  /** Bytes that wait for it to read. */
  long unsent() {
    ChannelOutboundBuffer buffer = channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /**
   * Sends a Close frame, at once or behind the frame at hand, and nothing of the other side after
   * it; nothing where that has sent one.
   */
  void sendClose(CloseCode why) {
    channel().config().setAutoRead(true); // its own Close frame is waited for
    if (muted || outputOver) {
      return;
    }
    if (other().closeCode() != FrameTracker.OPEN) {
      finish();
      return;
    }
    byte[] frame = closeFrames.apply(why);
    if (other().frames.atBoundary()) {
      writeLast(frame);
    } else {
      lastFrame = frame;
    }
  }

  /** Ends its input: no more bytes are sent to it. */
  void finish() {
    muted = true;
    if (outputOver || isClosed()) {
      return;
    }
    outputOver = true;
    if (inputOver) {
      closeBehind();
      return;
    }
    var _ =
        context()
            .writeAndFlush(Unpooled.EMPTY_BUFFER)
            .addListener(_ -> {
              if (channel() instanceof DuplexChannel duplex) {
                TlsEnd.closeOutput(duplex);
              } else {
                close();
              }
            });
  }

  /** Closes it, once it has taken what was written. */
  void closeBehind() {
    muted = true;
    if (context != null) {
      var _ =
          context
              .writeAndFlush(Unpooled.EMPTY_BUFFER)
              .addListener(_ -> {
                close();
              });
    }
  }

  /** Closes it at once; what it has not taken is lost. */
  void close() {
    muted = true;
    if (context != null) {
      var _ = context.close();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext read, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message); // the end of the handshake
      return;
    }
    received += bytes.readableBytes();
    other().take(bytes, frames);
    if (!other().channel().isWritable() && !tunnel.isClosing()) {
      read.channel().config().setAutoRead(false);
    }
    if (frames.closeCode() != FrameTracker.OPEN) {
      tunnel.saidClose(this);
    }
  }

  /** Writes what the other side has received. */
  private void take(ByteBuf bytes, FrameTracker from) {
    memory.passed(bytes.readableBytes());
    memory.bound(channel().config());
    if (lastFrame != null) {
      int end = from.pass(bytes, true);
      if (end > 0) {
        var _ = context().write(bytes.readRetainedSlice(end));
      }
      byte[] frame = lastFrame;
      if (from.atBoundary() && frame != null) {
        lastFrame = null;
        writeLast(frame);
      }
    }
    from.pass(bytes, false);
    if (muted || !bytes.isReadable()) {
      bytes.release();
    } else {
      var _ = context().write(bytes);
    }
  }

  private void writeLast(byte[] frame) {
    muted = true;
    var _ = context().writeAndFlush(Unpooled.wrappedBuffer(frame));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext read) {
    other().flush();
  }

  private void flush() {
    context().flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    if (changed.channel().isWritable() && other().context != null) {
      other().channel().config().setAutoRead(true);
    }
  }

  /** Its input is over: so is the output of the other (RFC 9293, section 3.6). */
  @Override
  public void userEventTriggered(ChannelHandlerContext at, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputOver = true;
      if (outputOver) {
        closeBehind();
      }
      other().finish();
    } else if (!(event instanceof ChannelInputShutdownReadComplete)) {
      at.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
    close(); // a reset, or TLS that broke
  }

  @Override
  public void channelInactive(ChannelHandlerContext at) {
    tunnel.closed(this);
    at.fireChannelInactive();
  }

  private TunnelSide other() {
    return tunnel.otherThan(this);
  }

  private Channel channel() {
    return context().channel();
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "a side that is not connected");
  }
}
