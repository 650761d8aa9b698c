// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;

/**
 * How far the response to the latest request of a connection of HTTP/1.1 has come, and what the
 * responses say of the connection.
 */
final class ResponseProgress {
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  private static final int SWITCHING_PROTOCOLS = 101;

  private boolean awaited;
  private boolean toHead;
  private boolean heard;
  private boolean begun;
  private boolean interim;
  private boolean switched;
  private boolean keptAlive = true;
  private long keepAliveNanos = Long.MAX_VALUE;

  /** A request is written, whose response is the next. */
  void await(HttpRequest request) {
    awaited = true;
    toHead = HttpMethod.HEAD.equals(request.method());
    heard = false;
    begun = false;
  }

  /** A byte has come since the request. */
  void hear() {
    heard = true;
  }

  /** The status line of a response has come. */
  void begin() {
    begun = true;
  }

  /** The connection takes no other request. */
  void spoil() {
    keptAlive = false;
  }

  /** A part of a response has been decoded. */
  void note(Object part) {
    if (part instanceof HttpResponse response) {
      switched |= response.status().code() == SWITCHING_PROTOCOLS;
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        noteHead(response);
      }
    }
    if (part instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
      begun = false;
      awaited &= interim;
    }
  }

  private void noteHead(HttpResponse response) {
    keptAlive &= HttpUtil.isKeepAlive(response);
    String hint = response.headers().get(KEEP_ALIVE);
    if (hint != null) {
      keepAliveNanos = KeepAliveHint.nanos(hint);
    }
  }

  /** Whether a request was written whose response has not arrived to its end. */
  boolean awaited() {
    return awaited;
  }

  /** Whether the latest request was a HEAD, whose response has no body. */
  boolean toHead() {
    return toHead;
  }

  /** Whether so much as a byte has come since the latest request. */
  boolean heard() {
    return heard;
  }

  /** Whether a response has begun, be it an interim one, that has not ended. */
  boolean begun() {
    return begun;
  }

  /** Whether what follows is another protocol, by a 101. */
  boolean switched() {
    return switched;
  }

  /** Whether the responses so far leave the connection to another request. */
  boolean reusable() {
    return keptAlive && !awaited && !switched;
  }

  /** How long the service says it keeps the connection, less the time a request needs to it. */
  long keepAliveNanos() {
    return keepAliveNanos;
  }
}
