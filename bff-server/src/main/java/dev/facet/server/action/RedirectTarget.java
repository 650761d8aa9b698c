// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import dev.facet.http.Authorities;
import dev.facet.http.Origin;
import dev.facet.server.route.PathNormaliser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL that clients are sent to. What it does not name is the client's, the query always.
 *
 * @param scheme {@code http} or {@code https}; null for the client's
 * @param host a name or address, that of IPv6 in brackets; null for the client's
 * @param port 1 to 65535; null for the client's, or for that of the scheme where that is named
 * @param path the path
 */
public record RedirectTarget(
    @Nullable String scheme, @Nullable String host, @Nullable Integer port, RedirectPath path) {
  /**
   * What a client asked for.
   *
   * @param scheme {@code http} or {@code https}
   * @param authority host and perhaps port
   * @param path in normal form
   */
  public record Asked(String scheme, String authority, String path) {}

  /**
   * The URL for a request: always with scheme and authority, so that no path can be taken for a
   * host.
   *
   * @param query without the question mark; null for none
   */
  public String location(Asked asked, @Nullable String query) {
    String url = scheme(asked) + "://" + authority(asked) + path.of(asked.path());
    return query == null ? url : url + "?" + query;
  }

  /** What a client asks for that follows it. */
  public Asked next(Asked asked) {
    return new Asked(scheme(asked), authority(asked), path.normal(asked.path()));
  }

  /** Whether the URL is another one than the client asked for already. */
  public boolean leadsElsewhere(Asked asked) {
    String authority = plain(asked.scheme(), asked.authority());
    String path = PathNormaliser.equivalent(asked.path());
    return !next(asked).equals(new Asked(asked.scheme(), authority, path));
  }

  private String scheme(Asked asked) {
    return scheme == null ? asked.scheme() : scheme;
  }

  /** Host and port, without a port that the scheme implies. */
  private String authority(Asked asked) {
    int end = Authorities.endOfHost(asked.authority());
    String name = host == null ? asked.authority().substring(0, end) : host;
    String kept = scheme == null ? asked.authority().substring(end) : "";
    return plain(scheme(asked), name + (port == null ? kept : ":" + port));
  }

  /** In the one form of all spellings of an origin, without the port that the scheme implies. */
  private static String plain(String scheme, String authority) {
    Origin origin = Origin.of(scheme, authority);
    return origin == null ? authority.toLowerCase(Locale.ROOT) : origin.authority();
  }

  /** As the configuration writes it, with {@code {host}} for the client's. */
  @Override
  public String toString() {
    return (scheme == null ? "{scheme}" : scheme)
        + "://"
        + (host == null ? "{host}" : host)
        + (port == null ? "" : ":" + port)
        + path;
  }
}
