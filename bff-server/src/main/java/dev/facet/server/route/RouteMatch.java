// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import dev.facet.schema.secret.SecretNames;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a route answers. All parts must hold.
 *
 * @param scheme {@code http} or {@code https} as the client used it; null for both
 * @param host a name, {@code *.} and a name for every name below it, or an address, that of IPv6 in
 *     brackets; null for every host. Ports and upper case do not matter
 * @param path the paths
 * @param methods the methods; empty for all. GET includes HEAD
 * @param headers headers and the values they must have, each once; names in lower case
 * @param query query parameters and the values they must have, both decoded
 * @param further cookies, and what need not have one value
 * @param slashes what becomes of paths that match and whose slashes could be read differently
 * @param hidden values of headers and query that must not be printed, beside those whose names
 *     announce a secret
 */
public record RouteMatch(
    @Nullable String scheme,
    @Nullable String host,
    PathPattern path,
    Set<HttpMethod> methods,
    Map<String, String> headers,
    Map<String, String> query,
    FurtherFields further,
    SlashRules slashes,
    Set<String> hidden) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Guards scheme, host, headers and query, adds HEAD to GET, sorts. */
  public RouteMatch {
    require(scheme == null || SCHEMES.contains(scheme), "scheme", scheme, "http or https");
    host = host == null ? null : HostName.ofPattern(host);
    methods = methods.isEmpty() ? Set.of() : withHead(methods);
    hidden = Set.copyOf(hidden);
    headers = headers.isEmpty() ? Map.of() : lowered(headers, hidden);
    query.forEach((name, value) -> require(!name.isEmpty(), "query", "\"\"", "names"));
    query = query.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(query));
  }

  private static Set<HttpMethod> withHead(Set<HttpMethod> methods) {
    LinkedHashSet<HttpMethod> all = new LinkedHashSet<>(methods);
    if (all.contains(HttpMethod.GET)) {
      all.add(HttpMethod.HEAD);
    }
    return Collections.unmodifiableSet(all);
  }

  private static Map<String, String> lowered(Map<String, String> headers, Set<String> hidden) {
    TreeMap<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> {
      require(FieldNames.isName(name), "headers", name, "names of headers");
      boolean plain = !value.isEmpty() && FieldValues.isPlain(value);
      String shown = SecretNames.announces(name) || hidden.contains(value) ? "***" : value;
      require(plain, "headers." + name, shown, "visible ASCII");
      String before = lower.put(name.toLowerCase(Locale.ROOT), value);
      require(before == null, "headers", name, "each name once");
    });
    return Collections.unmodifiableMap(lower);
  }

  /**
   * A host as matches have it.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static String normalHost(String host) {
    return HostName.ofPattern(host);
  }

  /** A match of which nothing is hidden but what names announce. */
  public RouteMatch(
      @Nullable String scheme,
      @Nullable String host,
      PathPattern path,
      Set<HttpMethod> methods,
      Map<String, String> headers,
      Map<String, String> query,
      SlashRules slashes) {
    this(scheme, host, path, methods, headers, query, FurtherFields.NONE, slashes, Set.of());
  }

  /** A match of host, path and methods that keeps no odd slashes. */
  public RouteMatch(@Nullable String host, PathPattern path, Set<HttpMethod> methods) {
    this(null, host, path, methods, Map.of(), Map.of(), SlashRules.STRICT);
  }

  /** The same for requests of one scheme, where it has none. */
  public RouteMatch within(String only) {
    return scheme != null
        ? this
        : new RouteMatch(only, host, path, methods, headers, query, further, slashes, hidden);
  }

  /** The same for requests of a host. */
  public RouteMatch at(String only) {
    return new RouteMatch(scheme, only, path, methods, headers, query, further, slashes, hidden);
  }

  /** Whether host and path alone put it before another one, as in {@link RouteTable}. */
  boolean isNearerThan(RouteMatch other) {
    int byHost = Integer.compare(HostName.width(host), HostName.width(other.host));
    return byHost < 0 || (byHost == 0 && path.compareExactness(other.path) < 0);
  }

  /** All that it asks for on one line, such as {@code GET shop.example/orders/*}. */
  @Override
  public String toString() {
    return MatchText.of(this);
  }

  /**
   * All that the matches of one route ask for on one line, such as {@code GET (shop.example,
   * *.shop.example)/orders/*}. They differ in their hosts alone.
   */
  public static String words(List<RouteMatch> ofOneRoute) {
    return MatchText.of(ofOneRoute);
  }

  /** Whether the methods have one. */
  public boolean acceptsMethod(HttpMethod method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /** Whether scheme, headers and query are as they must be. */
  boolean acceptsDetails(RouteQuestion question) {
    if (scheme != null && !scheme.equals(question.scheme())) {
      return false;
    }
    if (headers.isEmpty() && query.isEmpty()) {
      return further.accepts(question);
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!question.hasHeader(header.getKey(), header.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      if (!question.hasParameter(parameter.getKey(), parameter.getValue())) {
        return false;
      }
    }
    return further.accepts(question);
  }

  /** Whether one of its patterns takes certainly no value that another match asks for. */
  boolean hasPatternApartFrom(RouteMatch other) {
    for (FieldPattern pattern : further.patterns()) {
      String value = other.value(pattern);
      boolean apart =
          value == null
              ? other.further.patterns().stream()
                  .filter(
                      one -> one.place() == pattern.place() && one.name().equals(pattern.name()))
                  .anyMatch(pattern::isApartFrom)
              : !pattern.takes(value);
      if (apart) {
        return true;
      }
    }
    return false;
  }

  /** The one value that it asks for where a pattern looks; null where there is none. */
  private @Nullable String value(FieldPattern pattern) {
    return switch (pattern.place()) {
      case HEADER -> headers.get(pattern.name());
      case QUERY -> query.get(pattern.name());
      case COOKIE -> further.cookies().get(pattern.name());
    };
  }
}
