// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request that is not safe has changed (RFC 9111, section 4.4): its target, and what the
 * response names by Location and Content-Location, where that is of the same service.
 *
 * @param endpoints base URLs of the service
 */
public record ChangedTargets(List<URI> endpoints) {
  private static final int ERROR = 400;

  /** Stands for endpoints that nobody knows yet: paths are resolved against it. */
  private static final List<URI> UNKNOWN = List.of(URI.create("http://unknown.invalid/"));

  /** Copies the endpoints. */
  public ChangedTargets {
    endpoints = endpoints.isEmpty() ? UNKNOWN : List.copyOf(endpoints);
  }

  /**
   * The targets whose kept responses hold no more.
   *
   * @param target path and query of the request
   * @param host the Host that the service was sent; empty for its endpoint's own
   * @return none where the service rejected the request
   */
  public Set<String> of(String target, String host, int status, MultiMap response) {
    Set<String> changed = new LinkedHashSet<>();
    if (status >= ERROR) {
      return changed;
    }
    changed.add(target);
    Stream.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_LOCATION)
        .map(response::get)
        .filter(Objects::nonNull)
        .forEach(place -> add(target, host, place, changed));
    return changed;
  }

  private void add(String target, String host, String place, Set<String> changed) {
    for (URI endpoint : endpoints) {
      URI named = resolved(endpoint, base(endpoint) + target, place);
      String below =
          named == null || !isSame(named, endpoint, host) ? null : below(named, endpoint);
      if (below != null) {
        changed.add(below);
      }
    }
  }

  /**
   * The target of a URL of the service.
   *
   * @return path and query beneath the base URL; null where the URL is malformed, or of none of the
   *     endpoints
   */
  public @Nullable String named(String url) {
    for (URI endpoint : endpoints) {
      URI named = resolved(endpoint, "/", url);
      String below = named == null || !isSame(named, endpoint, "") ? null : below(named, endpoint);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private static String base(URI endpoint) {
    return endpoint.getRawPath().replaceFirst("/$", "");
  }

  /** Path and query beneath the base, whose path ends with a segment. */
  private static @Nullable String below(URI named, URI endpoint) {
    String base = base(endpoint);
    String path = named.getRawPath();
    if (!path.startsWith(base)
        || !(path.length() == base.length() || path.charAt(base.length()) == '/')) {
      return null;
    }
    String target = path.substring(base.length());
    String query = named.getRawQuery() == null ? "" : "?" + named.getRawQuery();
    return (target.isEmpty() ? "/" : target) + query;
  }

  private static @Nullable URI resolved(URI endpoint, String target, String place) {
    try {
      return endpoint.resolve(target).resolve(place).normalize();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static boolean isSame(URI named, URI endpoint, String host) {
    if (named.getRawAuthority() == null || named.getRawPath() == null) {
      return false;
    }
    Origin origin = origin(named.getScheme(), named.getRawAuthority());
    return origin != null
        && (origin.equals(origin(endpoint.getScheme(), endpoint.getRawAuthority()))
            || origin.equals(origin(named.getScheme(), host)));
  }

  private static @Nullable Origin origin(@Nullable String scheme, String authority) {
    return scheme == null || authority.isEmpty() ? null : Origin.of(scheme, authority);
  }
}
