// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.FrameBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a connection to a service before Vert.x does, in place of what it and Netty
 * let pass: messages that are malformed (RFC 9113, section 8.1.1), and frames that cost work and
 * carry nothing (section 10.5).
 */
final class Http2Guard extends Http2FrameListenerDecorator {
  private final Http2Connection streams;
  private final Http2Connection.PropertyKey key;
  private final FrameBudget control;
  private long frames;

  /**
   * A guard before another listener.
   *
   * @param nanoTime a steady clock, in nanoseconds
   */
  Http2Guard(Http2FrameListener next, Http2Connection streams, LongSupplier nanoTime) {
    super(next);
    this.streams = streams;
    this.key = streams.newKey();
    this.control = FrameBudget.ofControl(nanoTime);
  }

  /** How many frames have come that show that the service is there. */
  long frames() {
    return frames;
  }

  /** Watches the response on a stream. */
  void watch(int id, ResponseFrames response) {
    Http2Stream stream = streams.stream(id);
    if (stream != null) {
      stream.setProperty(key, response);
    }
  }

  private @Nullable ResponseFrames response(int id) {
    Http2Stream stream = streams.stream(id);
    return stream == null ? null : stream.getProperty(key);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    if (passes(id, headers, end)) {
      super.onHeadersRead(context, id, headers, padding, end);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int id,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    if (passes(id, headers, end)) {
      super.onHeadersRead(context, id, headers, dependency, weight, exclusive, padding, end);
    }
  }

  private boolean passes(int id, Http2Headers headers, boolean end) throws Http2Exception {
    frames++;
    if (id % 2 == 0) {
      throw Http2Exception.connectionError(
          Http2Error.PROTOCOL_ERROR, "a response on a stream that the service began");
    }
    ResponseFrames response = response(id);
    return response == null || response.headers(id, headers, end);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    frames++;
    ResponseFrames response = response(id);
    if (response != null) {
      response.data(id, data.readableBytes(), end);
    }
    return super.onDataRead(context, id, data, padding, end);
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int id, long code)
      throws Http2Exception {
    frames++;
    ResponseFrames response = response(id);
    if (response != null) {
      response.reset();
    }
    super.onRstStreamRead(context, id, code);
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings)
      throws Http2Exception {
    control();
    super.onSettingsRead(context, settings);
  }

  @Override
  public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
    control();
    super.onPingRead(context, data);
  }

  @Override
  public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
    frames++;
    super.onPingAckRead(context, data);
  }

  @Override
  public void onPriorityRead(
      ChannelHandlerContext context, int id, int dependency, short weight, boolean exclusive)
      throws Http2Exception {
    control();
    super.onPriorityRead(context, id, dependency, weight, exclusive);
  }

  @Override
  public void onUnknownFrame(
      ChannelHandlerContext context, byte type, int id, Http2Flags flags, ByteBuf payload)
      throws Http2Exception {
    control();
  }

  private void control() throws Http2Exception {
    frames++;
    control.spend();
  }

  /** A piece of a body is sent to the service. */
  void sent() {
    control.earn();
  }
}
