// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.GatewayFields;
import dev.facet.server.value.ClaimsReader;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of headers.
 *
 * @param request of requests, before a service or a frontend gets them; null: they stay
 * @param response of responses; null: they stay
 */
public record HeadersConfig(
    @Nullable HeaderEditsConfig request, @Nullable HeaderEditsConfig response)
    implements ClaimsReader {
  /** Guards the names. */
  public HeadersConfig {
    require(request != null || response != null, "headers", "nothing", "request or response");
    if (request != null) {
      request.guard("request", GatewayFields::isOwn);
    }
    if (response != null) {
      response.guard("response", "content-encoding"::equals);
      require(
          response.fromClient().isEmpty(), "response.fromClient", "names", "none, in responses");
    }
  }

  @Override
  public boolean needsClaims() {
    return Stream.of(request, response)
        .filter(Objects::nonNull)
        .anyMatch(HeaderEditsConfig::needsClaims);
  }
}
