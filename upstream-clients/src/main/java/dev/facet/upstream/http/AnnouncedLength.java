// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** How long bodies are said to be. */
final class AnnouncedLength {
  private AnnouncedLength() {}

  /**
   * That of a response (RFC 9112, section 6.3).
   *
   * @return in bytes, as it comes; negative where it is not announced
   */
  static long of(HttpClientResponse response, HttpMethod asked) {
    int status = response.statusCode();
    if (status == 204 || status == 304 || asked.equals(HttpMethod.HEAD)) {
      return 0;
    }
    String length = response.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseUnsignedLong(length);
  }

  /** Whether a request without a body has to say so (RFC 9110, section 8.6). */
  static boolean expectedOf(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH);
  }
}
