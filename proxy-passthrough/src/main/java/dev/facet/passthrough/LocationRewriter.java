// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.Origin;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a service calls itself, translated to what the client calls it: in redirects and in cookies.
 * Paths are known by whole segments, and one that does not lie under the base path of an endpoint
 * is left as it is. So is one that begins with the stripped prefix already: services that read
 * X-Forwarded-Prefix add it themselves.
 *
 * @param scheme the scheme as the client used it
 * @param authority the authority as the client used it
 * @param prefix what was stripped of the path; empty for nothing
 * @param hostPreserved whether the service takes the client's authority for its own
 * @param endpoints the base URLs of the service
 */
record LocationRewriter(
    String scheme, String authority, String prefix, boolean hostPreserved, List<URI> endpoints) {

  private static final String HOST = "__Host-";

  /** The public names of what answers a request. */
  static LocationRewriter of(ForwardRequest request, PassthroughRoute route, List<URI> endpoints) {
    return new LocationRewriter(
        request.scheme(),
        request.authority(),
        route.rewrite().stripped(),
        route.preserveHost(),
        endpoints);
  }

  /** The Location of a response in public form; one that leads elsewhere stays as it is. */
  String location(String location) {
    int slashes = location.indexOf("//");
    boolean absolute =
        slashes == 0
            || location.regionMatches(true, 0, "http://", 0, 7)
            || location.regionMatches(true, 0, "https://", 0, 8);
    if (!absolute) {
      String base = location.startsWith("/") ? basePath(location) : null;
      return base == null ? location : path(location, base);
    }
    int end = endOfAuthority(location, slashes + 2);
    String rest = location.substring(end);
    String target = rest.startsWith("/") ? rest : "/" + rest;
    String named =
        slashes == 0 ? scheme : location.substring(0, slashes - 1).toLowerCase(Locale.ROOT);
    String base = ownBase(named, location.substring(slashes + 2, end), target);
    return base == null ? location : scheme + "://" + authority + path(target, base);
  }

  /** A Set-Cookie line with its Path and Domain in public form. */
  String setCookie(String cookie) {
    int attributes = cookie.indexOf(';');
    // Such a cookie is valid with Path=/ and without Domain only, and browsers do not mind the case
    // of its prefix (draft-ietf-httpbis-rfc6265bis section 4.1.3).
    if (attributes < 0 || cookie.stripLeading().regionMatches(true, 0, HOST, 0, HOST.length())) {
      return cookie;
    }
    StringBuilder out = new StringBuilder(cookie.length() + prefix.length());
    out.append(cookie, 0, attributes);
    for (int start = attributes; start < cookie.length(); ) {
      int next = cookie.indexOf(';', start + 1);
      int end = next < 0 ? cookie.length() : next;
      appendAttribute(out, cookie.substring(start + 1, end));
      start = end;
    }
    return out.toString();
  }

  private void appendAttribute(StringBuilder out, String attribute) {
    int equals = attribute.indexOf('=');
    String name = equals < 0 ? "" : attribute.substring(0, equals).strip();
    String value = equals < 0 ? "" : attribute.substring(equals + 1).strip();
    if (name.equalsIgnoreCase("path") && value.startsWith("/")) {
      out.append("; Path=").append(cookiePath(value));
    } else if (!name.equalsIgnoreCase("domain") || !isOwnHost(value)) {
      out.append(';').append(attribute);
    }
  }

  /** One that holds all of the service holds all that is public of it. */
  private String cookiePath(String path) {
    if (path.equals("/") || holdsBase(path)) {
      return prefix.isEmpty() ? "/" : prefix;
    }
    String base = basePath(path);
    return base == null ? path : path(path, base);
  }

  private boolean holdsBase(String path) {
    String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return endpoints.stream()
        .map(LocationRewriter::base)
        .anyMatch(
            base -> base.length() > path.length() && PathRewrite.startsWithSegments(base, folder));
  }

  /** Without the endpoint's base path, with the stripped prefix. */
  private String path(String path, String base) {
    String below = path.substring(base.length());
    String local = below.startsWith("/") ? below : "/" + below;
    return prefix.isEmpty() || PathRewrite.startsWithSegments(local, prefix)
        ? local
        : prefix + (base.isEmpty() ? local : below);
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
    if (hostPreserved && isSame(named, host, scheme, authority)) {
      return basePath(path);
    }
    for (URI endpoint : endpoints) {
      String base = base(endpoint);
      if (PathRewrite.startsWithSegments(path, base)
          && isSame(named, host, endpoint.getScheme(), endpoint.getRawAuthority())) {
        return base;
      }
    }
    return null;
  }

  /**
   * Whether a host is the service's, however it is written. Services behind a gateway mix up the
   * schemes, so that they count as one: the port that is left out may be that of either.
   */
  private static boolean isSame(String named, String host, String ownScheme, String own) {
    return isSameBy(named, host, own) || isSameBy(ownScheme, host, own);
  }

  private static boolean isSameBy(String commonScheme, String host, String own) {
    Origin origin = Origin.of(commonScheme, host);
    return origin != null && origin.equals(Origin.of(commonScheme, own));
  }

  private boolean isOwnHost(String domain) {
    String host = domain.startsWith(".") ? domain.substring(1) : domain;
    return endpoints.stream().anyMatch(endpoint -> host.equalsIgnoreCase(endpoint.getHost()));
  }

  private static String base(URI endpoint) {
    String path = endpoint.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static int endOfAuthority(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
