// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

/**
 * What a route table is asked.
 *
 * @param authority host and perhaps port, as the client asked for them
 * @param method the method to be allowed; for a CORS preflight the one that it announces
 * @param path in normal form, see {@link PathNormaliser}
 * @param headers of the request
 * @param query as received, without the question mark; empty for none
 */
public record RouteQuestion(
    String authority, HttpMethod method, String path, MultiMap headers, String query) {
  /** Whether the query has a parameter with a value, both as encoded by the client. */
  boolean hasParameter(String name, String value) {
    int start = 0;
    while (start <= query.length()) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      int equals = start + name.length();
      if (end == equals + 1 + value.length()
          && query.startsWith(name, start)
          && query.charAt(equals) == '='
          && query.startsWith(value, equals + 1)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
