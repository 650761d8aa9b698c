// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import java.net.URI;
import java.util.stream.Stream;

/**
 * Cookies of a service as its clients must have them: under public paths, and of the public host.
 *
 * @param names what the service calls itself
 */
record PublicCookies(LocationRewriter names) {
  private static final String HOST = "__Host-";

  /** A Set-Cookie line with its Path and Domain in public form. */
  String of(String cookie) {
    int attributes = cookie.indexOf(';');
    // Such a cookie is valid with Path=/ and without Domain only, and browsers do not mind the case
    // of its prefix (draft-ietf-httpbis-rfc6265bis section 4.1.3).
    if (attributes < 0 || cookie.stripLeading().regionMatches(true, 0, HOST, 0, HOST.length())) {
      return cookie;
    }
    StringBuilder out = new StringBuilder(cookie.length() + 16);
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
      out.append("; Path=").append(path(value));
    } else if (!name.equalsIgnoreCase("domain") || !isOfTheService(value)) {
      out.append(';').append(attribute);
    }
  }

  /** One that holds all of the service holds all that is public of it. */
  private String path(String path) {
    String root = names.rewrite().path().publicRoot();
    if (path.equals("/") || holdsService(path)) {
      return root.isEmpty() ? "/" : root;
    }
    String named = names.ownPath(path);
    boolean folder =
        named == null && path.endsWith("/") && holdsService(path.substring(0, path.length() - 1));
    return folder ? root + "/" : named == null ? path : named;
  }

  private boolean holdsService(String path) {
    String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String root = names.rewrite().path().serviceRoot();
    return names.endpoints().stream()
        .map(endpoint -> LocationRewriter.base(endpoint) + root)
        .anyMatch(
            all -> all.length() >= path.length() && PathRewrite.startsWithSegments(all, folder));
  }

  /** Whether the service means itself, or hosts that the public one is none of. */
  private boolean isOfTheService(String domain) {
    String host = domain.startsWith(".") ? domain.substring(1) : domain;
    if (host.isEmpty()) {
      return false;
    }
    return Stream.concat(names.presentedHost(), names.endpoints().stream().map(URI::getHost))
        .anyMatch(own -> host.equalsIgnoreCase(own) || isAbove(host, own));
  }

  private boolean isAbove(String domain, String own) {
    String publicHost = names.publicHost();
    return isBelow(own, domain)
        && !publicHost.equalsIgnoreCase(domain)
        && !isBelow(publicHost, domain);
  }

  private static boolean isBelow(String host, String domain) {
    int start = host.length() - domain.length();
    return start > 1
        && host.charAt(start - 1) == '.'
        && host.regionMatches(true, start, domain, 0, domain.length());
  }
}
