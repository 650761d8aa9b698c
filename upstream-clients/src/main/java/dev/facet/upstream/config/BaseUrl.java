// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.net.URI;

/** What the base URL of an endpoint must be. */
final class BaseUrl {
  private static final String FORM = "http://host:port or https://host:port";
  private static final int MAX_PORT = 65_535;

  private BaseUrl() {}

  /**
   * Guards a URL.
   *
   * @throws IllegalArgumentException where it is malformed of an HTTP server, or says more than
   *     scheme, host, port and base path
   */
  static void check(URI url) {
    String text = url.toString();
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean bare = text.matches("[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?(/[^/].*)?");
    require(http, "url", url, bare ? "http://" + text + " or https://" + text : FORM);
    String authority = url.getRawAuthority() == null ? ":" : url.getRawAuthority();
    require(!authority.startsWith(":"), "url", url, FORM);
    require(
        authority.matches("[^:]*|\\[.*]|.*:[0-9]*"), "url", url, "a port from 1 to " + MAX_PORT);
    require(url.getHost() != null, "url", url, "a host of letters, digits, hyphens and dots");
    require(
        url.getPort() != 0 && url.getPort() <= MAX_PORT,
        "url",
        url,
        "a port from 1 to " + MAX_PORT);
    require(
        url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null,
        "url",
        url,
        "no query, fragment or user");
    require(!BasePath.hasDots(url.getRawPath()), "url", url, "a path without . and .. in it");
  }
}
