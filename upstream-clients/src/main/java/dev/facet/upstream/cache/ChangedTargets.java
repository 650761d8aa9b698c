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
record ChangedTargets(List<URI> endpoints) {
  private static final int ERROR = 400;

  /**
   * The targets whose kept responses hold no more.
   *
   * @param target path and query of the request
   * @param host the Host that the service was sent; empty for its endpoint's own
   * @return none where the service rejected the request
   */
  Set<String> of(String target, String host, int status, MultiMap response) {
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
      String base = endpoint.getRawPath().replaceFirst("/$", "");
      URI named = resolved(endpoint, base + target, place);
      if (named != null && isSame(named, endpoint, host)) {
        String path = named.getRawPath();
        String query = named.getRawQuery() == null ? "" : "?" + named.getRawQuery();
        if (path.startsWith(base)) {
          changed.add(path.substring(base.length()) + query);
        }
      }
    }
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
