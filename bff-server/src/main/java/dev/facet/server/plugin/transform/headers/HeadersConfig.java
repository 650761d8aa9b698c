// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import static dev.facet.upstream.config.Require.require;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of headers.
 *
 * @param request of requests, before a service or a frontend gets them; null: they stay
 * @param response of responses; null: they stay
 */
public record HeadersConfig(
    @Nullable HeaderEditsConfig request, @Nullable HeaderEditsConfig response) {
  private static final Set<String> OF_REQUESTS =
      Set.of(
          "host",
          "expect",
          "via",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-proto",
          "x-request-id");

  /** Guards the names. */
  public HeadersConfig {
    require(request != null || response != null, "headers", "nothing", "request or response");
    if (request != null) {
      request.guard("request", OF_REQUESTS);
    }
    if (response != null) {
      response.guard("response", Set.of("content-encoding"));
      require(
          response.fromClient().isEmpty(), "response.fromClient", "names", "none, in responses");
    }
  }
}
