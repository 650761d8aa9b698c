// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.server.config.key.Key;
import dev.facet.server.config.key.OneOrMore;
import dev.facet.server.route.FieldPattern;
import dev.facet.server.route.FieldPattern.Place;
import dev.facet.server.route.FurtherFields;
import dev.facet.server.route.MatchValue;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.SlashRules;
import dev.facet.upstream.config.Require;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a route takes.
 *
 * @param scheme http or https, as the client used it; null: both
 * @param path of the request; absent: all paths, or those of {@code regex}, which it is then
 * @param regex a regular expression for the whole path, in place of {@code path}; null: none
 * @param methods in capitals; absent: all
 * @param hosts the client's Host without port is one of them, {@code shop.example} or {@code
 *     *.shop.example}, in lower case; absent: all
 * @param headers headers and what the value of each must be; absent: none
 * @param query query parameters and what a value of each must be, both decoded; absent: none
 * @param cookies cookies and what the value of each must be; absent: none
 */
public record MatchConfig(
    @Nullable String scheme,
    PathPattern path,
    @Nullable PathRegex regex,
    List<String> methods,
    @Key("host") @OneOrMore List<String> hosts,
    Map<String, FieldValueConfig> headers,
    Map<String, FieldValueConfig> query,
    Map<String, FieldValueConfig> cookies) {
  /** Of use between a client and its proxy only. */
  private static final Set<String> NEVER = Set.of("CONNECT", "TRACE");

  static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");

  /** Sets defaults and guards. */
  public MatchConfig(
      @Nullable String scheme,
      @Nullable PathPattern path,
      @Nullable PathRegex regex,
      @Nullable List<String> methods,
      @Nullable List<String> hosts,
      @Nullable Map<String, FieldValueConfig> headers,
      @Nullable Map<String, FieldValueConfig> query,
      @Nullable Map<String, FieldValueConfig> cookies) {
    Require.require(
        path == null || regex == null, "regex", regex, "none beside path: one of the two");
    this.path = regex != null ? regex : path == null ? PathPattern.any() : path;
    this.regex = regex;
    this.methods = methods == null ? List.of() : List.copyOf(methods);
    Require.require(methods == null || !methods.isEmpty(), "methods", "none", "1 or more");
    for (String method : this.methods) {
      Require.require(
          METHOD.matcher(method).matches(),
          "methods",
          method,
          "a method in capitals, as " + inCapitals(method));
      Require.require(
          !NEVER.contains(method), "methods", method, "another method; routes never take this one");
    }
    this.scheme = scheme;
    this.headers = FieldMatches.named(headers);
    FieldMatches.requireVisible(this.headers.keySet());
    this.query = FieldMatches.named(query);
    this.cookies = FieldMatches.named(cookies);
    Require.require(
        hosts == null || !hosts.isEmpty(), "host", "none", "1 or more; no host for all");
    this.hosts = hosts == null ? List.of() : hosts.stream().map(RouteMatch::normalHost).toList();
    RouteMatch _ = asRouteMatch(null, null, SlashRules.STRICT);
  }

  private static String inCapitals(String method) {
    String meant = method.strip().toUpperCase(Locale.ROOT);
    return METHOD.matcher(meant).matches() ? meant : "GET";
  }

  /** The requests it takes, for each host by itself. */
  List<RouteMatch> asRouteMatches(@Nullable String otherwise, SlashRules slashes) {
    RouteMatch first = asRouteMatch(hosts.isEmpty() ? null : hosts.getFirst(), otherwise, slashes);
    return hosts.size() > 1 ? hosts.stream().distinct().map(first::at).toList() : List.of(first);
  }

  private RouteMatch asRouteMatch(
      @Nullable String host, @Nullable String otherwise, SlashRules slashes) {
    return new RouteMatch(
        scheme == null ? otherwise : scheme,
        host,
        path,
        methods.isEmpty()
            ? Set.of()
            : methods.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
        FieldMatches.values(headers),
        FieldMatches.values(query),
        further(),
        slashes,
        hidden());
  }

  private boolean namesFields() {
    return !(headers.isEmpty() && query.isEmpty() && cookies.isEmpty());
  }

  private FurtherFields further() {
    if (!namesFields()) {
      return FurtherFields.NONE;
    }
    List<FieldPattern> patterns = new ArrayList<>();
    patterns.addAll(FieldMatches.patterns(Place.HEADER, headers));
    patterns.addAll(FieldMatches.patterns(Place.QUERY, query));
    patterns.addAll(FieldMatches.patterns(Place.COOKIE, cookies));
    return cookies.isEmpty() && patterns.isEmpty()
        ? FurtherFields.NONE
        : new FurtherFields(FieldMatches.values(cookies), patterns);
  }

  private Set<String> hidden() {
    if (!namesFields()) {
      return Set.of();
    }
    Set<String> hidden = new HashSet<>();
    for (Map<String, FieldValueConfig> fields : List.of(headers, query, cookies)) {
      for (FieldValueConfig field : fields.values()) {
        MatchValue exact = field.exact();
        if (exact != null && exact.hidden()) {
          hidden.add(exact.text());
        }
      }
    }
    return hidden;
  }
}
