// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.value;

import dev.facet.http.Authorities;
import dev.facet.http.QueryParameters;
import dev.facet.resolver.batch.HeaderValue;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import org.jspecify.annotations.Nullable;

/** What expressions of policies see: the request as it is when the policy acts. */
record ExchangeScope(Exchange exchange) implements Scope {
  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    GatewayRequest request = exchange.request();
    return switch (root) {
      case CLAIMS -> path.read(exchange.claims());
      case HEADER -> HeaderValue.bytes(request.headers(), name(path));
      case QUERY -> QueryParameters.first(request.query(), name(path));
      case CLIENT -> request.clientIp();
      case REQUEST -> part(request, name(path));
      case CORRELATION_ID -> exchange.correlationId();
      case ARGS, PARENT, KEY, KEYS, FRONTEND, BODY -> null;
    };
  }

  private static @Nullable String part(GatewayRequest request, String name) {
    return switch (name) {
      case "method" -> request.method().name();
      case "scheme" -> request.scheme();
      case "host" -> request.authority().substring(0, Authorities.endOfHost(request.authority()));
      case "path" -> request.path();
      default -> request.query();
    };
  }

  /** The one name that the paths of these roots have. */
  private static String name(JsonPath path) {
    return path.segments().getFirst() instanceof JsonPath.Segment.Property(var name) ? name : "";
  }
}
