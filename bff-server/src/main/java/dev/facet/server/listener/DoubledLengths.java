// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2FrameLogger;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.logging.LogLevel;
import java.util.List;

/**
 * Makes heads malformed that say a length more than once, as they are in HTTP/1.1 (RFC 9110,
 * section 8.6). It logs nothing: a logger of frames is the one place at which Netty shows a head
 * before it makes one length of equal ones, so that nobody knows any more.
 */
final class DoubledLengths extends Http2FrameLogger {
  /** Equal to no length: Netty rejects what has two that differ. */
  private static final String OTHER = "-";

  /** For any number of connections. */
  DoubledLengths() {
    super(LogLevel.TRACE, DoubledLengths.class);
  }

  @Override
  public boolean isEnabled() {
    return false;
  }

  @Override
  public void logHeaders(
      Direction direction,
      ChannelHandlerContext context,
      int id,
      Http2Headers headers,
      int padding,
      boolean end) {
    look(direction, headers);
  }

  @Override
  public void logHeaders(
      Direction direction,
      ChannelHandlerContext context,
      int id,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end) {
    look(direction, headers);
  }

  private static void look(Direction direction, Http2Headers headers) {
    if (direction == Direction.INBOUND && headers.method() != null && isDoubled(headers)) {
      headers.add(HttpHeaderNames.CONTENT_LENGTH, OTHER);
    }
  }

  private static boolean isDoubled(Http2Headers headers) {
    List<CharSequence> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
    return lengths.size() > 1
        || (lengths.size() == 1 && lengths.getFirst().chars().anyMatch(c -> c == ','));
  }
}
