// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.http.HttpMethod;

/** How long bodies are said to be. */
final class AnnouncedLength {
  private AnnouncedLength() {}

  /** Whether a request without a body has to say so (RFC 9110, section 8.6). */
  static boolean expectedOf(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH);
  }
}
