// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import java.util.Map;

/**
 * A frontend the pages can talk to.
 *
 * @param name its name in the configuration; part of the page's address
 * @param path where it answers on the same host, such as {@code /graphql/web}
 * @param headers what the page sends with each request, such as a demo token
 * @param operation the text the editor begins with; empty for GraphiQL's own
 */
public record IdeFrontend(String name, String path, Map<String, String> headers, String operation) {
  /** Copies the headers and guards what becomes part of an address. */
  public IdeFrontend {
    headers = Map.copyOf(headers);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("name: " + name + " (expected: letters, digits, _ . -)");
    }
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("path: " + path + " (expected: a path on this host)");
    }
  }
}
