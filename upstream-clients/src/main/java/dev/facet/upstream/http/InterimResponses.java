// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ConnectionHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The interim responses of a connection of HTTP/1.1 on their way to who made the call (RFC 9110,
 * section 15.2): all but 100, which the upload waits for, and 101.
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

  /** Tells of one, without the fields of the connection and of a body. */
  void pass(HttpResponse response) {
    HttpCall of = call;
    if (of == null || told == MAX) {
      return;
    }
    told++;
    MultiMap headers = HttpHeaders.headers();
    for (Map.Entry<String, String> header : response.headers()) {
      headers.add(header.getKey(), header.getValue());
    }
    ConnectionHeaders.stripResponse(headers);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    int status = response.status().code();
    of.guarded(() -> of.interim(status, headers));
  }
}
