// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.net.URI;

/** What the URL of something that the gateway itself fetches must be; it may have a query. */
public final class FetchedUrl {
  private static final int MAX_PORT = 65_535;

  private FetchedUrl() {}

  /**
   * Guards a URL.
   *
   * @param name of the setting
   * @param example a URL that would do
   * @throws IllegalArgumentException where it is none of an HTTP server, has a user or fragment, or
   *     a port that is none
   */
  public static void check(String name, URI url, String example) {
    boolean bare = url.getRawUserInfo() == null && url.getRawFragment() == null;
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    require(
        http && bare && url.getHost() != null && !authority.contains("@"),
        name,
        authority.contains("@") || !bare ? "***" : shown(url),
        "a URL such as " + example + ", without user and fragment");
    require(
        url.getPort() != 0 && url.getPort() <= MAX_PORT,
        name,
        shown(url),
        "a port from 1 to " + MAX_PORT);
  }

  /** A URL as it may be shown: its query may hold a key. */
  public static String shown(URI url) {
    return url.getRawQuery() == null
        ? url.toString()
        : url.toString().replace("?" + url.getRawQuery(), "?***");
  }
}
