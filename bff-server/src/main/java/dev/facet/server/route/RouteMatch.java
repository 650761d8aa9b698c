// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static dev.facet.upstream.config.Require.require;

import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a route answers. All parts must hold.
 *
 * @param host a name, {@code *.} and a name for every name below it, or an address, that of IPv6 in
 *     brackets; null for every host. Ports and upper case do not matter
 * @param path the paths
 * @param methods the methods; empty for all. GET includes HEAD
 * @param headers headers and the values they must have, each once; names in lower case
 * @param query query parameters and the values they must have, both decoded
 */
public record RouteMatch(
    @Nullable String host,
    PathPattern path,
    Set<HttpMethod> methods,
    Map<String, String> headers,
    Map<String, String> query) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

  /** Guards host, headers and query, adds HEAD to GET, sorts. */
  public RouteMatch {
    host = host == null ? null : HostName.ofPattern(host);
    LinkedHashSet<HttpMethod> all = new LinkedHashSet<>(methods);
    if (all.contains(HttpMethod.GET)) {
      all.add(HttpMethod.HEAD);
    }
    methods = Collections.unmodifiableSet(all);
    TreeMap<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> {
      require(NAME.matcher(name).matches(), "headers", name, "names of headers");
      require(VALUE.matcher(value).matches(), "headers." + name, value, "visible ASCII");
      String before = lower.put(name.toLowerCase(Locale.ROOT), value);
      require(before == null, "headers", name, "each name once");
    });
    headers = Collections.unmodifiableMap(lower);
    query.forEach((name, value) -> require(!name.isEmpty(), "query", "\"\"", "names"));
    query = Collections.unmodifiableMap(new TreeMap<>(query));
  }

  /** A match of host, path and methods. */
  public RouteMatch(@Nullable String host, PathPattern path, Set<HttpMethod> methods) {
    this(host, path, methods, Map.of(), Map.of());
  }

  boolean acceptsMethod(HttpMethod method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /** Whether headers and query are as they must be. */
  boolean acceptsDetails(RouteQuestion question) {
    if (headers.isEmpty() && query.isEmpty()) {
      return true;
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
    return true;
  }

  /** Whether some request could be answered by both, with nothing to say which comes first. */
  boolean rivals(RouteMatch other) {
    return Objects.equals(host, other.host)
        && path.shape().equals(other.path.shape())
        && methods.isEmpty() == other.methods.isEmpty()
        && (methods.isEmpty() || methods.stream().anyMatch(other.methods::contains))
        && headers.size() == other.headers.size()
        && query.size() == other.query.size()
        && compatible(headers, other.headers)
        && compatible(query, other.query);
  }

  private static boolean compatible(Map<String, String> some, Map<String, String> others) {
    return some.entrySet().stream()
        .allMatch(e -> e.getValue().equals(others.getOrDefault(e.getKey(), e.getValue())));
  }
}
