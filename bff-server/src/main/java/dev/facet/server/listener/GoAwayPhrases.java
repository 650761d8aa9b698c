// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.handler.codec.http2.Http2Error;
import org.jspecify.annotations.Nullable;

/** What clients are told beside the code by which their connection ends (RFC 9113, section 6.8). */
final class GoAwayPhrases {
  private GoAwayPhrases() {}

  /**
   * The phrase of a code, in ASCII.
   *
   * @param code of a GOAWAY
   */
  static String of(long code) {
    @Nullable Http2Error error = Http2Error.valueOf(code);
    return switch (error) {
      case null -> "";
      case NO_ERROR -> "";
      case ENHANCE_YOUR_CALM -> "too many frames that ask for nothing, or requests that fail";
      case FLOW_CONTROL_ERROR -> "a window is overdrawn or opened too far";
      case FRAME_SIZE_ERROR -> "a frame has a length that it must not have";
      case COMPRESSION_ERROR -> "a header block cannot be decoded";
      case INTERNAL_ERROR -> "the connection is broken";
      default -> "a frame breaks a rule of HTTP/2 (RFC 9113)";
    };
  }
}
