// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import java.util.Map;

/**
 * A frontend the pages can talk to.
 *
 * @param name its name in the configuration
 * @param path where it answers on the same host, such as {@code /graphql/web}
 * @param headers what the page sends with each request, such as a demo token
 * @param operation the text the editor begins with; empty for GraphiQL's own
 * @param variables the JSON object the editor of variables begins with; empty for none
 */
public record IdeFrontend(
    String name, String path, Map<String, String> headers, String operation, String variables) {
  /** Copies the headers and guards the path. */
  public IdeFrontend {
    headers = Map.copyOf(headers);
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("path: " + path + " (expected: a path on this host)");
    }
  }
}
