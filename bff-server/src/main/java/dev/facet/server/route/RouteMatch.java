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
 * @param host a name, or {@code *.} and a name for every name below it; null for every host. Ports
 *     and upper case do not matter
 * @param path the paths
 * @param methods the methods; empty for all. GET includes HEAD
 * @param headers headers and the values they must have, names in lower case
 * @param query query parameters and the values they must have, both as encoded by the client
 */
public record RouteMatch(
    @Nullable String host,
    PathPattern path,
    Set<HttpMethod> methods,
    Map<String, String> headers,
    Map<String, String> query) {
  private static final Pattern HOST =
      Pattern.compile("(?:\\*\\.)?[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+]");

  /** Guards the host, adds HEAD to GET, sorts. */
  public RouteMatch {
    host = host == null ? null : host.toLowerCase(Locale.ROOT);
    require(
        host == null || HOST.matcher(host).matches(),
        "host",
        host,
        "a name, or *. and a name, without port");
    LinkedHashSet<HttpMethod> all = new LinkedHashSet<>(methods);
    if (all.contains(HttpMethod.GET)) {
      all.add(HttpMethod.HEAD);
    }
    methods = Collections.unmodifiableSet(all);
    TreeMap<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Collections.unmodifiableMap(lower);
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
      if (!Objects.equals(question.headers().get(header.getKey()), header.getValue())) {
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
