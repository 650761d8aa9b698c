// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.FrameBudget;
import dev.facet.http.connection.JoinedPieces;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Looks where the frames of a connection begin and end (RFC 9113, section 4.1), of which Netty
 * tells only those that are complete, and some not at all. Those that cost work and carry nothing
 * are counted.
 */
final class FrameScanner {
  private static final int HEAD_LENGTH = 9;
  private static final int TYPE = 3;
  private static final int FLAGS = 4;
  private static final int END_HEADERS = 0x4;

  /** What a request costs, in small pieces of bodies, which are joined. */
  private static final int REQUEST = 64;

  /** What other frames cost, such as larger pieces or windows. */
  private static final int OTHER = 8;

  private final FrameBudget control;
  private int headRead;
  private int left;
  private int length;
  private byte type;
  private boolean blockOpen;
  private int heads;
  private int cost;

  /**
   * Scanner of a connection.
   *
   * @param preface how many bytes come before the first frame
   * @param control for frames that belong to no request
   */
  FrameScanner(int preface, FrameBudget control) {
    this.control = control;
    this.left = preface;
    this.type = -1;
  }

  /**
   * Looks at what is about to be decoded.
   *
   * @param most how many requests may begin, or eight times as many other frames; behind the last
   *     of them nothing is looked at
   * @return how many bytes were looked at
   * @throws Http2Exception ends the connection, where it is a flood
   */
  int scan(ByteBuf in, int most) throws Http2Exception {
    int at = in.readerIndex();
    int end = in.writerIndex();
    heads = 0;
    cost = 0;
    while (at < end && (left > 0 || headRead > 0 || scannedRequests() < most)) {
      if (left > 0) {
        int skipped = Math.min(left, end - at);
        at += skipped;
        left -= skipped;
      } else {
        head(in.getByte(at++));
      }
    }
    return at - in.readerIndex();
  }

  /** How many requests began in what was looked at last, or what other frames cost as much. */
  int scannedRequests() {
    return Math.max(heads, cost / REQUEST);
  }

  private void head(byte next) throws Http2Exception {
    if (headRead < TYPE) {
      length = (length << 8) | (next & 0xff);
    } else if (headRead == TYPE) {
      type = next;
      count();
    } else if (headRead == FLAGS && isOfHead()) {
      blockOpen = (next & END_HEADERS) == 0;
    }
    if (++headRead == HEAD_LENGTH) {
      left = length;
      headRead = 0;
      length = 0;
    }
  }

  private void count() throws Http2Exception {
    switch (type) {
      case Http2FrameTypes.HEADERS -> heads++;
      case Http2FrameTypes.DATA -> cost += length < JoinedPieces.SMALL ? 1 : OTHER;
      case Http2FrameTypes.RST_STREAM,
          Http2FrameTypes.WINDOW_UPDATE,
          Http2FrameTypes.CONTINUATION ->
          cost += OTHER;
      default -> {
        cost += OTHER;
        control.spend();
      }
    }
  }

  private boolean isOfHead() {
    return type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION;
  }

  /** Whether a request's header, or its trailers, have begun and are not complete. */
  boolean isHeadOpen() {
    return blockOpen || (isOfHead() && (left > 0 || headRead > 0));
  }
}
