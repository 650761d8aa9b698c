// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.server.route.MatchValue;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.SlashRules;
import dev.facet.upstream.config.Require;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a route takes.
 *
 * @param scheme http or https, as the client used it; null: both
 * @param path of the request; absent: all paths, or those of {@code regex}, which it is then
 * @param regex a regular expression for the whole path, in place of {@code path}; null: none
 * @param methods in capitals; absent: all
 * @param host the client's Host without port, {@code shop.example} or {@code *.shop.example}, in
 *     lower case; null: all
 * @param headers headers and the value each must have; absent: none
 * @param query query parameters and the value each must have, both decoded; absent: none
 */
public record MatchConfig(
    @Nullable String scheme,
    PathPattern path,
    @Nullable PathRegex regex,
    List<String> methods,
    @Nullable String host,
    Map<String, MatchValue> headers,
    Map<String, MatchValue> query) {
  static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");

  /** Sets defaults and guards. */
  public MatchConfig(
      @Nullable String scheme,
      @Nullable PathPattern path,
      @Nullable PathRegex regex,
      @Nullable List<String> methods,
      @Nullable String host,
      @Nullable Map<String, MatchValue> headers,
      @Nullable Map<String, MatchValue> query) {
    Require.require(
        path == null || regex == null, "regex", regex, "none beside path: one of the two");
    this.path = regex != null ? regex : path == null ? PathPattern.any() : path;
    this.regex = regex;
    this.methods = methods == null ? List.of() : List.copyOf(methods);
    for (String method : this.methods) {
      Require.require(
          METHOD.matcher(method).matches(), "methods", method, "a method in capitals, as GET");
    }
    this.scheme = scheme;
    this.headers = headers == null ? Map.of() : named(headers);
    this.query = query == null ? Map.of() : named(query);
    this.host = new RouteMatch(host, this.path, Set.of()).host();
    RouteMatch _ = asRouteMatch(null, SlashRules.STRICT);
  }

  RouteMatch asRouteMatch(@Nullable String otherwise, SlashRules slashes) {
    return new RouteMatch(
        scheme == null ? otherwise : scheme,
        host,
        path,
        methods.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
        texts(headers),
        texts(query),
        slashes,
        Stream.concat(headers.values().stream(), query.values().stream())
            .filter(MatchValue::hidden)
            .map(MatchValue::text)
            .collect(Collectors.toSet()));
  }

  private static Map<String, MatchValue> named(Map<String, MatchValue> values) {
    Map<String, MatchValue> named = new LinkedHashMap<>();
    values.forEach((name, value) -> named.put(name, value.named(name)));
    return Collections.unmodifiableMap(named);
  }

  private static Map<String, String> texts(Map<String, MatchValue> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }
}
