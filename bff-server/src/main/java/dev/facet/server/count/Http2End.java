// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import io.netty.handler.codec.http2.Http2Error;
import java.util.Locale;

/** What connections of HTTP/2 are ended for that their clients did. */
public enum Http2End {
  /** More than is allowed of what costs work and asks for nothing (RFC 9113, section 10.5). */
  FLOOD,
  /** A frame, or a header block, that breaks a rule of the connection (section 5.4.1). */
  MALFORMED,
  /** Nothing that begins with preface and settings (section 3.4); scanners do so every day. */
  NEVER_BEGAN;

  /** The label of metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads it off what the client is told.
   *
   * @param code of GOAWAY
   */
  public static Http2End of(Http2Error code) {
    return code == Http2Error.ENHANCE_YOUR_CALM ? FLOOD : MALFORMED;
  }
}
