// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.route.FieldPattern.Place;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that a match takes; where that has a regex, one that it takes probably. */
final class MatchSample {
  /** A host that nobody has (RFC 2606, section 2), for routes of all hosts. */
  private static final String ANY_HOST = "client.invalid";

  /** A segment that nobody would write. */
  static final String ANY = "-any-";

  private MatchSample() {}

  /** The schemes that a match takes. */
  static List<String> schemes(RouteMatch match) {
    return match.scheme() == null ? List.of("http", "https") : List.of(match.scheme());
  }

  /**
   * A request.
   *
   * @param scheme one of {@link #schemes}
   */
  static RouteQuestion of(String scheme, RouteMatch match) {
    HttpMethod method =
        match.methods().isEmpty() ? HttpMethod.GET : match.methods().iterator().next();
    Map<String, String> query = new LinkedHashMap<>(match.query());
    query.putAll(patterns(match, Place.QUERY));
    return new RouteQuestion(
            scheme, host(match), method, path(match.path()), headers(match), query(query))
        .unbounded();
  }

  private static MultiMap headers(RouteMatch match) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(match.headers());
    headers.addAll(patterns(match, Place.HEADER));
    Map<String, String> cookies = new LinkedHashMap<>(match.further().cookies());
    cookies.putAll(patterns(match, Place.COOKIE));
    cookies.forEach((name, value) -> headers.add(HttpHeaders.COOKIE, name + "=" + value));
    return headers;
  }

  private static Map<String, String> patterns(RouteMatch match, Place place) {
    Map<String, String> samples = new LinkedHashMap<>();
    match.further().patterns().stream()
        .filter(pattern -> pattern.place() == place)
        .forEach(pattern -> samples.put(pattern.name(), pattern.sample()));
    return samples;
  }

  private static String host(RouteMatch match) {
    return match.host() == null ? ANY_HOST : match.host().replace("*", "any");
  }

  private static String path(PathPattern pattern) {
    return switch (pattern) {
      case PathPattern.Exact(var path) -> path;
      case PathPattern.Prefix(var path) -> path + "/" + ANY;
      case PathPattern.Template(var prefix, var segments, var below) ->
          prefix
              + segments.stream()
                  .map(segment -> "/" + (segment.variable() ? ANY : segment.text()))
                  .collect(Collectors.joining())
              + (below ? "/" + ANY : "");
      case PathRegex regex -> regex.sample().orElse(regex.fixed() + "/" + ANY);
    };
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
