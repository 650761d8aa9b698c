// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.JoinedPieces;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joins small DATA frames of one stream that were read together. Their bytes are given back to the
 * windows when they are read, as those of others.
 */
final class JoinedData extends Http2FrameListenerDecorator {
  private final Map<Integer, JoinedPieces> kept = new LinkedHashMap<>();

  /** Keeps nothing yet. */
  JoinedData(Http2FrameListener next) {
    super(next);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    int length = data.readableBytes();
    if (end || length == 0 || length >= JoinedPieces.SMALL) {
      handOn(context, id);
      return super.onDataRead(context, id, data, padding, end);
    }
    if (kept.computeIfAbsent(id, _ -> new JoinedPieces()).add(data)) {
      handOn(context, id);
    }
    return padding;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    handOn(context, id);
    super.onHeadersRead(context, id, headers, padding, end);
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int id, long code)
      throws Http2Exception {
    handOn(context, id);
    super.onRstStreamRead(context, id, code);
  }

  /** What was read together is decoded; what a stream breaks by it is no matter of others. */
  void readComplete(ChannelHandlerContext context) throws Http2Exception {
    while (!kept.isEmpty()) {
      handOn(context, kept.keySet().iterator().next());
    }
  }

  private void handOn(ChannelHandlerContext context, int id) throws Http2Exception {
    JoinedPieces pieces = kept.remove(id);
    if (pieces != null) {
      var _ = super.onDataRead(context, id, pieces.take(), 0, false);
    }
  }
}
