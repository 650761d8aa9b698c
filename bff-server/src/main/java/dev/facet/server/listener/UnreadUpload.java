// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.ExpectHeader;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The rest of a body that has its response before its end. A little of it is read, so that the
 * connection can go on; where more is to come, the response says that the connection ends with it
 * (RFC 9112, section 9.6). How much will come of a chunked body nobody knows: where the gateway
 * responds by itself a little is hoped for, while a service that responds before its end may go on
 * to read much of it.
 */
final class UnreadUpload {
  /** What is read of an unwanted upload before the connection is closed, in bytes. */
  private static final long MAX_DRAINED = 256 << 10;

  private final HttpServerRequest request;
  private final boolean chunked;
  private final boolean asksFirst;

  /** Of a request that has just arrived, with all of its headers. */
  UnreadUpload(HttpServerRequest request) {
    this.request = request;
    this.chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    this.asksFirst = ExpectHeader.of(request.headers()) != ExpectHeader.NOTHING;
  }

  /**
   * Whether the connection cannot go on behind a response that is about to be written. A client
   * that waits for 100 (Continue) may send its body behind another response, or the next request:
   * nobody could tell which (RFC 9110, section 10.1.1).
   */
  boolean isTooMuchBehind(GatewayResponse response) {
    if (request.isEnded() || request.version() == HttpVersion.HTTP_2) {
      return false;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return chunked
          && (response.status() == ProblemCode.BODY_TOO_LARGE.status()
              || response.body() instanceof GatewayResponse.Body.Streamed
              || isAwaited());
    }
    return !length.equals("0") && (isAwaited() || left(length) > MAX_DRAINED);
  }

  private boolean isAwaited() {
    return asksFirst && request.bytesRead() == 0;
  }

  private long left(String length) {
    try {
      return Long.parseLong(length) - request.bytesRead();
    } catch (NumberFormatException beyondAnyLength) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Reads the rest, so that the client sees the response; closes the connection where it is long.
   *
   * @param unread told of each piece
   */
  void drain(UnreadBody unread) {
    if (request.isEnded()) {
      return;
    }
    long most = request.bytesRead() + MAX_DRAINED;
    request.endHandler(null);
    request.exceptionHandler(_ -> {});
    request.handler(piece -> {
      unread.taken(piece.length());
      if (request.bytesRead() > most) {
        request.connection().close();
      }
    });
    request.resume();
  }

  /**
   * Reads what arrives until the connection is closed: a reset could take the response away.
   *
   * @param unread told of each piece
   */
  void drop(UnreadBody unread) {
    if (request.isEnded()) {
      return;
    }
    request.endHandler(null);
    request.exceptionHandler(_ -> {});
    request.handler(piece -> unread.taken(piece.length()));
    request.resume();
  }
}
