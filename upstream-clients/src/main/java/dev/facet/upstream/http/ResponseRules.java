// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.TransferCodings;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** How responses of HTTP/1.1 are read. */
final class ResponseRules {
  /** The most bytes that are read at once, and the largest piece of a body. */
  static final int MAX_READ = 128 * 1_024;

  private static final int MAX_STATUS_LINE_LENGTH = 8_192;
  private static final int MAX_HEAD_SIZE = 80 * 1_024;

  private ResponseRules() {}

  /** Strict where Netty offers to be. */
  static HttpDecoderConfig config() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(MAX_STATUS_LINE_LENGTH)
        .setMaxHeaderSize(MAX_HEAD_SIZE)
        .setMaxChunkSize(MAX_READ)
        .setStrictLineParsing(true)
        .setUseRfc9112TransferEncoding(true);
  }

  /**
   * We ask for no coding but chunked, and could not undo another.
   *
   * @throws MalformedResponseException where there is one
   */
  static void requireKnownCoding(HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !TransferCodings.isChunkedAlone(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING))) {
      throw new MalformedResponseException("Transfer-Encoding other than chunked");
    }
  }
}
