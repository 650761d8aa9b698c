// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ResponseContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one response of HTTP/2 (RFC 9113, section 8.1). That they are as many bytes as
 * announced is Netty's to see, but for none at all, which it takes for the response to a HEAD.
 */
final class ResponseFrames {
  private static final int CONTINUE = 100;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int FIRST_FINAL = 200;
  private static final int MAX_INTERIM = 100;

  private final boolean askedForHead;
  private final HttpCall call;
  private @Nullable InterimResponses told;
  private boolean begun;
  private boolean bodiless;
  private boolean awaitsBody;
  private boolean ended;
  private boolean reset;
  private int interim;
  private @Nullable Http2Exception malformed;

  ResponseFrames(boolean askedForHead, HttpCall call) {
    this.askedForHead = askedForHead;
    this.call = call;
  }

  /** In what way it is malformed; null where it is not, so far. */
  @Nullable Http2Exception malformed() {
    return malformed;
  }

  /**
   * Takes a block of header fields: an interim response, the head or trailers.
   *
   * @return whether it goes on to Vert.x; interim responses that no upload waits for do not
   */
  boolean headers(int stream, Http2Headers fields, boolean end) throws Http2Exception {
    if (begun) {
      requireTrailers(stream, fields);
    } else {
      int status = status(stream, fields);
      if (status < FIRST_FINAL) {
        return interim(stream, status, fields, end);
      }
      begin(status, fields);
    }
    end(stream, end);
    return true;
  }

  /** Takes a piece of the body. */
  void data(int stream, int length, boolean end) throws Http2Exception {
    if (!begun) {
      throw malformed(stream, "a body without a head");
    }
    if (length > 0) {
      if (bodiless) {
        throw malformed(stream, "a body where there can be none");
      }
      awaitsBody = false;
    }
    end(stream, end);
  }

  private void end(int stream, boolean end) throws Http2Exception {
    if (end && awaitsBody) {
      throw malformed(stream, "no body, though a length is announced");
    }
    ended = end;
  }

  /** The service gives up the stream: nothing follows on it (RFC 9113, section 5.4.2). */
  void reset() {
    reset = true;
  }

  /** Whether the service has given up the stream. */
  boolean isReset() {
    return reset;
  }

  /** Whether the service has ended its side of the stream. */
  boolean ended() {
    return ended;
  }

  private void begin(int status, Http2Headers fields) {
    begun = true;
    bodiless = askedForHead || ResponseContent.endsWithHead(status);
    CharSequence length = fields.get(HttpHeaderNames.CONTENT_LENGTH);
    awaitsBody = !bodiless && length != null && !"0".contentEquals(length);
  }

  private boolean interim(int stream, int status, Http2Headers fields, boolean end)
      throws Http2Exception {
    if (end || status == SWITCHING_PROTOCOLS) {
      throw malformed(stream, "an interim response that ends or switches the protocol");
    }
    if (++interim > MAX_INTERIM) {
      throw malformed(stream, "interim responses without end");
    }
    if (status == CONTINUE) {
      return true;
    }
    tell(status, fields);
    return false;
  }

  private void tell(int status, Http2Headers fields) {
    InterimResponses to = told;
    if (to == null) { // most responses have none
      to = new InterimResponses();
      to.begin(call);
      told = to;
    }
    to.pass(status, fields);
  }

  private void requireTrailers(int stream, Http2Headers fields) throws Http2Exception {
    if (fields.status() != null) {
      throw malformed(stream, "a status in the trailers");
    }
  }

  /** Three digits, of which the first is a class that is known (RFC 9110, section 15). */
  private int status(int stream, Http2Headers fields) throws Http2Exception {
    CharSequence text = fields.status();
    if (text == null || text.length() != 3 || text.charAt(0) < '1' || text.charAt(0) > '5') {
      throw malformed(stream, "a status that is none (expected: 100 to 599)");
    }
    int status = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(stream, "a status that is none (expected: 100 to 599)");
      }
      status = 10 * status + digit;
    }
    return status;
  }

  private Http2Exception malformed(int stream, String what) {
    Http2Exception fault = Http2Exception.streamError(stream, Http2Error.PROTOCOL_ERROR, what);
    malformed = fault;
    return fault;
  }
}
