// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.WebSocketHandshake;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** Judges a 101: whether the service agrees to what it was asked for, and to nothing else. */
final class SwitchingResponse {
  /** Switching Protocols. */
  static final int STATUS = 101;

  private static final int FIRST_FINAL_STATUS = 200;

  private SwitchingResponse() {}

  /**
   * Why a head is neither a final response nor an agreement to the protocol that was asked for (RFC
   * 9110, section 7.8); null where it is one of them.
   */
  static @Nullable String fault(UpstreamRequest asked, HttpClientResponse head) {
    int status = head.statusCode();
    if (status >= FIRST_FINAL_STATUS) {
      return null;
    }
    return status == STATUS && asked.body() instanceof RequestBody.Upgrade
        ? WebSocketHandshake.fault(asked.headers(), head.headers())
        : "status " + status + " (expected: a final one)";
  }
}
