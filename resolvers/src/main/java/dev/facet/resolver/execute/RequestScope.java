// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.HeaderValue;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import org.jspecify.annotations.Nullable;

/** What templates see of the request as a whole, whatever the field. */
record RequestScope(String frontend, ClientContext client) implements Scope {
  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case CLAIMS -> path.read(client.claims());
      case HEADER -> HeaderValue.bytes(client.calls().inbound(), name(path));
      case CLIENT ->
          switch (name(path)) {
            case "name" -> client.clientName();
            case "version" -> client.clientVersion();
            default -> null;
          };
      case FRONTEND -> frontend;
      case ARGS, PARENT, KEY, KEYS, BODY -> null;
      case QUERY, REQUEST, CORRELATION_ID -> null; // of policies, as the schema rules say
    };
  }

  /** The one name that the paths of these roots have. */
  private static String name(JsonPath path) {
    return path.segments().getFirst() instanceof JsonPath.Segment.Property(var name) ? name : "";
  }
}
