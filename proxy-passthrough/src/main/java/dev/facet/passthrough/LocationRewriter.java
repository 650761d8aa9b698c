// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.Authorities;
import dev.facet.http.Origin;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service calls itself, translated to what the client calls it. Paths are known by whole
 * segments, and one that does not lie under the base path of an endpoint, or that no public path is
 * rewritten to, is left as it is. So is one that begins with the stripped prefix already: services
 * that read X-Forwarded-Prefix add it themselves.
 *
 * @param scheme the scheme as the client used it
 * @param authority the authority as the client used it
 * @param asked the path that the client asked for
 * @param rewrite what was done to the request
 * @param endpoints the base URLs of the service
 */
record LocationRewriter(
    String scheme, String authority, String asked, RequestRewrite rewrite, List<URI> endpoints) {

  /** The public names of what answers a request. */
  static LocationRewriter of(ForwardRequest request, PassthroughRoute route, List<URI> endpoints) {
    return new LocationRewriter(
        request.scheme(), request.authority(), request.path(), route.rewrite(), endpoints);
  }

  /** A URL or path of a response in public form; one that leads elsewhere stays as it is. */
  String location(String location) {
    int slashes = location.indexOf("//");
    boolean absolute =
        slashes == 0
            || location.regionMatches(true, 0, "http://", 0, 7)
            || location.regionMatches(true, 0, "https://", 0, 8);
    if (!absolute) {
      String named = location.startsWith("/") ? ownPath(location) : null;
      return named == null ? location : named;
    }
    int end = endOfAuthority(location, slashes + 2);
    String rest = location.substring(end);
    String target = rest.startsWith("/") ? rest : "/" + rest;
    String said =
        slashes == 0 ? scheme : location.substring(0, slashes - 1).toLowerCase(Locale.ROOT);
    String base = ownBase(said, location.substring(slashes + 2, end), target);
    String named = base == null ? null : publicPath(target, base);
    return named == null ? location : scheme + "://" + authority + named;
  }

  /**
   * The public form of a path of the service, with its query; null where it is not the service's.
   */
  @Nullable String ownPath(String path) {
    String base = basePath(path);
    return base == null ? null : publicPath(path, base);
  }

  /** The host that the client asked for, without port. */
  String publicHost() {
    return authority.substring(0, Authorities.endOfHost(authority));
  }

  /** The host by which the route has the service called, without port; none where it has none. */
  Stream<String> presentedHost() {
    return rewrite.host() instanceof HostHeader.Fixed(String own)
        ? Stream.of(own.substring(0, Authorities.endOfHost(own)))
        : Stream.empty();
  }

  private @Nullable String publicPath(String path, String base) {
    int end = endOfPath(path);
    String named = rewrite.path().inverse(path.substring(base.length(), end), asked);
    return named == null ? null : (named.isEmpty() ? "/" : named) + path.substring(end);
  }

  /** The base path that a path lies under; null where it lies elsewhere. */
  private @Nullable String basePath(String path) {
    for (URI endpoint : endpoints) {
      String base = base(endpoint);
      if (PathRewrite.startsWithSegments(path, base)) {
        return base;
      }
    }
    return null;
  }

  /** The base path where a URL is the service's own; null where it leads elsewhere. */
  private @Nullable String ownBase(String named, String host, String path) {
    if (isPresented(named, host)) {
      return basePath(path);
    }
    for (URI endpoint : endpoints) {
      String base = base(endpoint);
      if (PathRewrite.startsWithSegments(path, base) && isEndpoint(named, host, endpoint)) {
        return base;
      }
    }
    return null;
  }

  /**
   * Whether a host is the one that the gateway calls the service by. A service that says https to a
   * client of http sends it elsewhere, and would send it in circles if it were led back; one that
   * says http to a client of https does not know that the client's connection is safe.
   */
  private boolean isPresented(String named, String host) {
    boolean known = named.equals(scheme) || named.equals("http");
    return switch (rewrite.host()) {
      case HostHeader.Endpoint() -> false;
      case HostHeader.Client() -> known && isSame(named, host, scheme, authority);
      case HostHeader.Fixed(String own) ->
          (known || endpoints.stream().anyMatch(endpoint -> named.equals(endpoint.getScheme())))
              && isSame(named, host, named, own);
    };
  }

  /**
   * Whether a URL is that of an endpoint: by its scheme (RFC 6454, section 4), or by the client's,
   * which services learn by X-Forwarded-Proto.
   */
  private boolean isEndpoint(String named, String host, URI endpoint) {
    return (named.equals(endpoint.getScheme()) || named.equals(scheme))
        && isSame(named, host, endpoint.getScheme(), endpoint.getRawAuthority());
  }

  /** Whether a host is the service's, however its port is written: it may be left out of either. */
  private static boolean isSame(String named, String host, String ownScheme, String own) {
    return isSameBy(named, host, own) || isSameBy(ownScheme, host, own);
  }

  private static boolean isSameBy(String commonScheme, String host, String own) {
    Origin origin = Origin.of(commonScheme, host);
    return origin != null && origin.equals(Origin.of(commonScheme, own));
  }

  /** The base path of an endpoint, without a slash at its end. */
  static String base(URI endpoint) {
    String path = endpoint.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static int endOfAuthority(String url, int start) {
    return end(url, start, "/?#");
  }

  private static int endOfPath(String path) {
    return end(path, 0, "?#");
  }

  private static int end(String url, int start, String delimiters) {
    int end = start;
    while (end < url.length() && delimiters.indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
