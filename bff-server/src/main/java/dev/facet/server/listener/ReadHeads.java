// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2FrameLogger;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.logging.LogLevel;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each head and trailers of a client's connection between Netty's decoding and its rules.
 * It logs nothing: a logger of frames is the one place at which Netty shows them before it makes
 * one length of equal ones, and calls what comes behind the end of a request malformed.
 */
final class ReadHeads extends Http2FrameLogger {
  /** Equal to no length: Netty rejects what has two that differ. */
  private static final String OTHER = "-";

  private @Nullable Http2Connection streams;
  private int behindEnd;

  /** For one connection. */
  ReadHeads() {
    super(LogLevel.TRACE, ReadHeads.class);
  }

  /** The streams that they are read on. */
  void of(Http2Connection connection) {
    streams = connection;
  }

  /** What comes behind the end of a request is called so (RFC 9113, section 5.1). */
  StreamException named(StreamException fault) {
    return fault.error() == Http2Error.PROTOCOL_ERROR && fault.streamId() == behindEnd
        ? (StreamException)
            Http2Exception.streamError(
                fault.streamId(), Http2Error.STREAM_CLOSED, "a head behind the end")
        : fault;
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
    look(direction, id, headers);
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
    look(direction, id, headers);
  }

  private void look(Direction direction, int id, Http2Headers headers) {
    if (direction == Direction.OUTBOUND || streams == null) {
      return;
    }
    Http2Stream stream = streams.stream(id);
    if (stream != null && !stream.state().remoteSideOpen()) {
      behindEnd = id;
    }
    if (headers.method() != null) {
      rejectDoubledLength(headers);
    }
  }

  /** A head that says its length twice is malformed, as in HTTP/1.1 (RFC 9110, section 8.6). */
  private static void rejectDoubledLength(Http2Headers headers) {
    Iterator<CharSequence> lengths = headers.valueIterator(HttpHeaderNames.CONTENT_LENGTH);
    if (lengths.hasNext() && (isList(lengths.next()) || lengths.hasNext())) {
      headers.add(HttpHeaderNames.CONTENT_LENGTH, OTHER);
    }
  }

  private static boolean isList(CharSequence length) {
    for (int i = 0; i < length.length(); i++) {
      if (length.charAt(i) == ',') {
        return true;
      }
    }
    return false;
  }
}
