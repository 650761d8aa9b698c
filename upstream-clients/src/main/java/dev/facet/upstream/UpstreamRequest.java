// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a service.
 *
 * @param method the HTTP method
 * @param target path and query, encoded; joined to the base URL of the service's endpoint. The path
 *     starts with a slash, or is empty for the base URL itself. Visible ASCII only: nothing in it
 *     may end the request line
 * @param headers sent as they are, but for hop-by-hop ones (RFC 9110, section 7.6.1) and
 *     Content-Length, which follows the body; the Host header, where there is one, replaces the
 *     endpoint's
 * @param body what to send
 * @param timeout the most time for the whole call in place of the service's; null for the service's
 */
public record UpstreamRequest(
    HttpMethod method,
    String target,
    MultiMap headers,
    RequestBody body,
    @Nullable Duration timeout) {
  /** Guards the target. */
  public UpstreamRequest {
    if (!target.isEmpty() && !target.startsWith("/") && !target.startsWith("?")) {
      throw new IllegalArgumentException("target: " + target + " (expected: starts with /)");
    }
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "target: character " + (int) c + " at " + i + " (expected: visible ASCII)");
      }
    }
  }
}
