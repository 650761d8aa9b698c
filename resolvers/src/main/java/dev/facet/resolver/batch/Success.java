// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.http.HttpHeaders;

/** Which responses have what was asked for. */
final class Success {
  private static final int PARTIAL = 206;
  private static final String OTHER_UNIT = "(?i)(?!bytes\\b)\\S.*";

  private Success() {}

  /**
   * Whether a response has a value: a status of 2xx, but for a part of the bytes of another
   * response, which was not asked for (RFC 9110, section 15.3.7). Parts of other units are what a
   * service calls a page of a list.
   */
  static boolean is(UpstreamResponse response) {
    int status = response.status();
    return status >= 200 && status <= 299 && !(status == PARTIAL && isOfBytes(response));
  }

  private static boolean isOfBytes(UpstreamResponse response) {
    String range = response.headers().get(HttpHeaders.CONTENT_RANGE);
    return range == null || !range.strip().matches(OTHER_UNIT);
  }
}
