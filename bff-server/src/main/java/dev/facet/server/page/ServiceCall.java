// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import java.util.List;
import java.util.function.Function;

/**
 * A call that a service got.
 *
 * @param service its name in the configuration
 * @param method of the request
 * @param target path and query, as in the request line
 * @param headers the values of a header
 * @param body as text
 */
public record ServiceCall(
    String service,
    String method,
    String target,
    Function<String, List<String>> headers,
    String body) {
  /** {@code catalog GET /products/1}. */
  String line() {
    return service + " " + method + " " + target;
  }
}
