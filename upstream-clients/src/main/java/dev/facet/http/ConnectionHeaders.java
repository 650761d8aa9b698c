// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Headers that speak of one connection only and end at the next hop (RFC 9110, section 7.6.1): the
 * known ones and every one that Connection names.
 */
public final class ConnectionHeaders {
  static final AsciiString TE = AsciiString.cached("te");
  private static final AsciiString TRAILER = AsciiString.cached("trailer");

  private static final AsciiString[] KNOWN = {
    AsciiString.cached("connection"),
    AsciiString.cached("keep-alive"),
    AsciiString.cached("proxy-connection"),
    AsciiString.cached("proxy-authenticate"),
    AsciiString.cached("proxy-authorization"),
    AsciiString.cached("http2-settings"),
    AsciiString.cached("transfer-encoding"),
    AsciiString.cached("upgrade"),
    TRAILER,
    TE
  };

  private ConnectionHeaders() {}

  /** Removes from a request what HTTP/2 says by itself, or not at all (RFC 9113, section 8.2.2). */
  public static void stripForHttp2(MultiMap headers) {
    for (AsciiString known : KNOWN) {
      if (!known.equals(TRAILER) && !known.equals(TE)) {
        headers.remove(known);
      }
    }
  }

  /** Whether a header of this name, in any case, ends at the next hop whatever Connection says. */
  public static boolean isHopByHop(String name) {
    for (AsciiString known : KNOWN) {
      if (known.length() == name.length() && known.contentEqualsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the Connection header of a message names a header. */
  public static boolean isNominated(MultiMap headers, String name) {
    return headers.contains(HttpHeaders.CONNECTION)
        && FieldLists.contains(headers.getAll(HttpHeaders.CONNECTION), name);
  }

  /**
   * Removes them from a response. Trailer stays, since the trailers it announces are forwarded. For
   * requests see {@link InboundHeaders}.
   */
  public static void stripResponse(MultiMap headers) {
    if (headers.contains(HttpHeaders.CONNECTION)) {
      List<String> nominated = FieldLists.members(headers.getAll(HttpHeaders.CONNECTION));
      nominated.forEach(headers::remove);
    }
    for (AsciiString known : KNOWN) {
      if (!known.equals(TRAILER)) {
        headers.remove(known);
      }
    }
  }
}
