// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * A stream of HTTP/2 as a channel, so that a tunnel knows no other (RFC 8441, section 5): the
 * windows of the stream are its back-pressure, END_STREAM is the end of a direction, and a channel
 * that is closed before both have ended resets the stream. Confined to the event loop of its
 * connection.
 */
public final class StreamChannel extends ChildChannel {
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Listener listener;
  private final ChannelConfig config;
  private long handed;
  private boolean completing;
  private boolean inputOver;
  private boolean outputOver;
  private boolean gone;
  private boolean closed;

  /** What the stream has to do with a channel that is closed before the stream is. */
  public interface Listener {
    /** Both directions have ended, and what was written last may not be read yet. */
    void tunnelEnded();

    /** One of them has not: what cannot be sent at once is lost. */
    void tunnelBroke();
  }

  private StreamChannel(Channel connection, HttpServerRequest request, Listener listener) {
    super(connection);
    this.request = request;
    this.response = request.response();
    this.listener = listener;
    this.config = new Config();
  }

  /**
   * Makes a channel, which reads nothing until it is told to.
   *
   * @param connection of the stream
   * @param request paused; the head of its response is written
   */
  public static StreamChannel open(
      Channel connection, HttpServerRequest request, Listener listener) {
    StreamChannel channel = new StreamChannel(connection, request, listener);
    channel.response.exceptionHandler(_ -> {}).closeHandler(_ -> channel.leave());
    request.exceptionHandler(_ -> {}).handler(channel::receive).endHandler(_ -> channel.endInput());
    var _ = connection.eventLoop().register(channel);
    return channel;
  }

  private void leave() {
    gone = true;
    unsafe().close(voidPromise());
  }

  /** The bytes of a piece are its own: nobody has to release them. */
  private void receive(Buffer piece) {
    pipeline().fireChannelRead(((BufferInternal) piece).getByteBuf());
    if (!completing) {
      completing = true;
      eventLoop().execute(this::complete);
    }
  }

  /** All that has arrived in one read of the connection has been passed on. */
  private void complete() {
    completing = false;
    pipeline().fireChannelReadComplete();
  }

  private void endInput() {
    inputOver = true;
    pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
  }

  @Override
  protected void doBeginRead() {
    eventLoop().execute(this::resume); // not within what asks for it, which may be a read
  }

  private void resume() {
    if (config.isAutoRead() && !inputOver && !closed) {
      request.resume();
    }
  }

  private void pause() {
    if (!inputOver && !closed) {
      request.pause();
    }
  }

  /** Hands on what is new. It stays here until it is sent, so that what waits can be told. */
  @Override
  protected void doWrite(ChannelOutboundBuffer pending) throws Exception {
    Unhanded unhanded = new Unhanded(handed);
    pending.forEachFlushedMessage(unhanded);
    int bytes = unhanded.bytes.readableBytes();
    if (bytes > 0) {
      handed += bytes;
      var _ = response.write(BufferInternal.buffer(unhanded.bytes)).onComplete(_ -> written(bytes));
    } else if (handed == 0) {
      pending.removeBytes(0); // those that are empty
    }
  }

  private void written(int bytes) {
    handed -= bytes;
    ChannelOutboundBuffer pending = unsafe().outboundBuffer();
    if (pending != null) {
      pending.removeBytes(bytes);
    }
  }

  /** Collects what comes behind the bytes that are handed on. */
  private static final class Unhanded implements ChannelOutboundBuffer.MessageProcessor {
    private final ByteBuf bytes = Unpooled.buffer();
    private long handed;

    Unhanded(long handed) {
      this.handed = handed;
    }

    @Override
    public boolean processMessage(Object message) {
      ByteBuf piece = (ByteBuf) message;
      if (handed > 0) {
        handed -= piece.readableBytes();
      } else {
        bytes.writeBytes(piece, piece.readerIndex(), piece.readableBytes());
      }
      return true;
    }
  }

  @Override
  protected void doClose() {
    closed = true;
    if (gone) {
      return;
    }
    if (inputOver) {
      endOutput();
      listener.tunnelEnded();
    } else {
      listener.tunnelBroke();
    }
  }

  private void endOutput() {
    if (!outputOver) {
      outputOver = true;
      var _ = response.end();
    }
  }

  @Override
  public boolean isInputShutdown() {
    return inputOver;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputOver;
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    if (!closed) {
      endOutput();
    }
    return promise.setSuccess();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  private final class Config extends DefaultChannelConfig {
    Config() {
      super(StreamChannel.this);
      setAutoRead(false);
    }

    @Override
    protected void autoReadCleared() {
      pause();
    }
  }
}
