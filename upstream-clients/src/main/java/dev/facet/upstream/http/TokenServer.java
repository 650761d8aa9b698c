// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An authorization server as a service that is called. */
final class TokenServer {
  /** More than any token needs. */
  static final DataSize MAX_RESPONSE = DataSize.kibibytes(64);

  private TokenServer() {}

  /** Scheme, host and port: the path or the query may hold a secret. */
  static String origin(ClientCredentialsConfig client) {
    return client.tokenUrl().getScheme() + "://" + client.tokenUrl().getRawAuthority();
  }

  static UpstreamConfig config(ClientCredentialsConfig client) {
    EndpointConfig endpoint = new EndpointConfig(URI.create(origin(client)), null);
    Map<String, Object> given = new HashMap<>();
    given.put("endpoints", List.of(endpoint));
    given.put("maxResponse", MAX_RESPONSE);
    if (endpoint.isTls()) {
      given.put("tls", client.tls());
    }
    return UpstreamConfig.of(given);
  }
}
