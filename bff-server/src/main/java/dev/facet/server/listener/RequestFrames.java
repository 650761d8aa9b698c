// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.FrameBudget;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.EmptyHttp2Headers;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Reads the frames of a client's connection before Vert.x does, in place of what it lets pass:
 * heads that are malformed or too large, and windows that are opened by a few bytes at a time.
 */
final class RequestFrames extends Http2FrameListenerDecorator {
  /** Smaller increments of a window cost more than they bring, in bytes. */
  private static final int SMALL_INCREMENT = 256;

  private final Http2ClientConnection connection;
  private final RequestLimits limits;
  private final FrameBudget control;
  private final PromptAcks acks;

  RequestFrames(
      Http2FrameListener next,
      Http2ClientConnection connection,
      RequestLimits limits,
      FrameBudget control,
      PromptAcks acks) {
    super(next);
    this.connection = connection;
    this.limits = limits;
    this.control = control;
    this.acks = acks;
  }

  /** Priorities were given up (RFC 9113, section 5.3.2). */
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
    onHeadersRead(context, id, headers, padding, end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    Http2ClientStream stream = connection.stream(id);
    if (stream != null) {
      trailers(context, id, headers, stream);
      return;
    }
    connection.open(id, Http2Head.read(headers, limits), end);
    super.onHeadersRead(context, id, headers, padding, end);
  }

  /** They are kept beside the request: to Vert.x it ends without any. */
  private void trailers(
      ChannelHandlerContext context, int id, Http2Headers headers, Http2ClientStream stream)
      throws Http2Exception {
    stream.ended(headers);
    if (stream.isTunnel()) {
      stream.broken(
          Problem.of(ProblemCode.BAD_REQUEST, "A tunnel has no trailers.")); // RFC 9113, 8.5
      return;
    }
    if (Http2Head.areTooLarge(headers, limits)) {
      stream.broken(
          Problem.of(
              ProblemCode.HEADERS_TOO_LARGE,
              "The request's trailer fields are too large or too many."));
      return;
    }
    super.onHeadersRead(context, id, EmptyHttp2Headers.INSTANCE, 0, true);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    Http2ClientStream stream = connection.stream(id);
    if (stream != null) {
      stream.data(data.readableBytes(), end);
    }
    return super.onDataRead(context, id, data, padding, end);
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int id, long code)
      throws Http2Exception {
    Http2ClientStream stream = connection.stream(id);
    if (stream != null) {
      stream.cancelled();
    }
    super.onRstStreamRead(context, id, code);
  }

  @Override
  public void onWindowUpdateRead(ChannelHandlerContext context, int id, int increment)
      throws Http2Exception {
    if (increment < SMALL_INCREMENT) {
      control.spend();
    }
    acks.windowOpened();
    super.onWindowUpdateRead(context, id, increment);
  }

  @Override
  public void onPriorityRead(
      ChannelHandlerContext context, int id, int dependency, short weight, boolean exclusive) {}

  @Override
  public void onUnknownFrame(
      ChannelHandlerContext context, byte type, int id, Http2Flags flags, ByteBuf payload) {}
}
