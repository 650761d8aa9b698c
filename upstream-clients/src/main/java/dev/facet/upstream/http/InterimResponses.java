// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ConnectionHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The interim responses of an exchange on their way to who made the call (RFC 9110, section 15.2):
 * all but 100, which the upload waits for, and 101.
 */
final class InterimResponses {
  /** So many of one exchange are told; what a service says beyond them is dropped. */
  private static final int MAX = 16;

  private @Nullable HttpCall call;
  private int told;

  /** An exchange begins. */
  void begin(HttpCall of) {
    call = of;
    told = 0;
  }

  /** An exchange is over. */
  void end() {
    call = null;
  }

  /**
   * Tells of one, without the fields of the connection and of a body.
   *
   * @param of its fields
   */
  void pass(
      int status,
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> of) {
    HttpCall to = call;
    if (to == null || told == MAX) {
      return;
    }
    told++;
    MultiMap headers = HttpHeaders.headers();
    for (Map.Entry<? extends CharSequence, ? extends CharSequence> header : of) {
      if (header.getKey().charAt(0) != ':') {
        headers.add(header.getKey(), header.getValue());
      }
    }
    ConnectionHeaders.stripResponse(headers);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    to.guarded(() -> to.interim(status, headers));
  }
}
