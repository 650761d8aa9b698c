// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A match on one line, like the requests that it takes: {@code GET, POST
 * https://shop.example/orders/{id}?page=1 with x-tenant: "a"}. What it does not ask for is not
 * there; where it names a scheme and no host, the host is an asterisk. HEAD is not told beside GET,
 * which includes it.
 */
final class MatchText {
  private MatchText() {}

  static String of(RouteMatch match) {
    return methods(match.methods())
        + origin(match)
        + match.path()
        + query(match.query())
        + headers(match.headers());
  }

  private static String methods(Set<HttpMethod> methods) {
    boolean get = methods.contains(HttpMethod.GET);
    String names =
        methods.stream()
            .filter(method -> !get || !method.equals(HttpMethod.HEAD))
            .map(HttpMethod::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : names + " ";
  }

  private static String origin(RouteMatch match) {
    String host = match.host() == null ? "*" : match.host();
    if (match.scheme() == null) {
      return match.host() == null ? "" : host;
    }
    return match.scheme() + "://" + host;
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String headers(Map<String, String> headers) {
    return headers.isEmpty()
        ? ""
        : headers.entrySet().stream()
            .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"")
            .collect(Collectors.joining(", ", " with ", ""));
  }
}
