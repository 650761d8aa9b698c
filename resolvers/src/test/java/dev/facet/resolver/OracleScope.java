// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees: plain maps.
 *
 * @param key the one key, an object where it is composite; null for none
 * @param keyOrigin what the key was made of
 */
record OracleScope(
    String frontend,
    ClientContext client,
    Map<String, @Nullable Object> arguments,
    @Nullable Map<?, ?> parent,
    @Nullable Object key,
    Root keyOrigin)
    implements Scope {
  OracleScope loading(Object one, Root origin) {
    return new OracleScope(frontend, client, arguments, parent, one, origin);
  }

  @Override
  public boolean isGiven(Root root, JsonPath path) {
    return root == Root.ARGS ? path.isPresentIn(arguments) : value(root, path) != null;
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case ARGS -> path.read(arguments);
      case PARENT -> path.read(parent);
      case KEY -> path.read(key);
      case KEYS -> {
        Object part = path.read(key);
        yield part == null ? null : List.of(part);
      }
      case CLAIMS -> path.read(client.claims());
      case HEADER -> client.calls().inbound().get(path.toString());
      case CLIENT ->
          path.read(Map.of("name", client.clientName(), "version", client.clientVersion()));
      case FRONTEND -> frontend;
      case BODY, QUERY, REQUEST, CORRELATION_ID -> null;
    };
  }
}
