// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import org.jspecify.annotations.Nullable;

/** What templates see of the request as a whole, whatever the field. */
record Surroundings(String frontend, Caller caller) implements Scope {
  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case CLAIMS -> path.read(caller.claims());
      case HEADER -> caller.calls().inbound().get(path.toString());
      case CLIENT ->
          switch (path.toString()) {
            case "name" -> caller.clientName();
            case "version" -> caller.clientVersion();
            default -> null;
          };
      case FRONTEND -> frontend;
      case ARGS, PARENT, KEY, KEYS, BODY -> null;
    };
  }
}
