// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.HostLiterals;
import dev.facet.server.action.RedirectPath;
import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.route.HostName;
import dev.facet.server.route.PathPattern;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a route sends its clients: a URL as a whole, or the parts of it that change. The query is
 * always the client's.
 *
 * @param to such as {@code https://shop.example{path}}; null where the parts are named
 * @param scheme {@code http} or {@code https}; null: the client's
 * @param host without port; null: the client's
 * @param port 1 to 65535; null: that of the scheme where it is named, else the client's
 * @param path with {@code {path}}, {@code {rest}} and variables of the match; null: the client's
 * @param status 301, 302, 303, 307 or 308; absent: 308
 */
public record RedirectConfig(
    @Nullable String to,
    @Nullable String scheme,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String path,
    Integer status) {
  private static final int PERMANENT_REDIRECT = 308;
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, PERMANENT_REDIRECT);
  private static final int MAX_PORT = 65_535;

  /** Scheme, host, port and path; the host may be that of the client. */
  private static final Pattern URL =
      Pattern.compile(
          "(https?)://(\\{host}|[^/?#@:{}\\[\\]]+|\\[[^\\]]*])(?::(\\d{1,6}))?([/{].*)?",
          Pattern.DOTALL);

  /** Sets defaults and guards what needs no match. */
  public RedirectConfig(
      @Nullable String to,
      @Nullable String scheme,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String path,
      @Nullable Integer status) {
    String form = "a URL such as https://shop.example{path}";
    boolean parts = scheme != null || host != null || port != null || path != null;
    require(to != null || parts, "to", "none", form + ", or scheme, host, port or path");
    require(to == null || !parts, "to", to, "none beside scheme, host, port and path");
    require(to == null || URL.matcher(to).matches(), "to", to, form);
    this.to = to;
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
    this.status = status == null ? PERMANENT_REDIRECT : status;
    Set<String> schemes = Set.of("http", "https");
    require(scheme == null || schemes.contains(scheme), "scheme", scheme, "http or https");
    Parts url = parts();
    require(
        url.host == null || HostName.isHost(url.host),
        to == null ? "host" : "to",
        to == null ? host : to,
        "a host such as shop.example or [2001:db8::1]");
    require(
        url.port == null || (url.port >= 1 && url.port <= MAX_PORT),
        to == null ? "port" : "to",
        to == null ? port : to,
        "a port of 1 to " + MAX_PORT);
    require(STATUSES.contains(this.status), "status", this.status, "301, 302, 303, 307 or 308");
  }

  /** The same, however it is written. */
  private record Parts(
      @Nullable String scheme,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String path) {}

  private Parts parts() {
    if (to == null) {
      return new Parts(scheme, host, port, path);
    }
    Matcher url = URL.matcher(to);
    require(url.matches(), "to", to, "a URL");
    String host = url.group(2).equals("{host}") ? null : url.group(2);
    Integer port = url.group(3) == null ? null : Integer.valueOf(url.group(3));
    return new Parts(url.group(1), host, port, url.group(4) == null ? "/" : url.group(4));
  }

  /** Whether it would be endless if the client's scheme were not known. */
  public boolean needsClientScheme() {
    Parts url = parts();
    return url.host == null && "https".equals(url.scheme);
  }

  /** The scheme of the requests that it can lead elsewhere; null where others change as well. */
  @Nullable String onlyScheme() {
    Parts url = parts();
    boolean others =
        url.host != null || url.port != null || (url.path != null && !url.path.equals("{path}"));
    if (others || url.scheme == null) {
      return null;
    }
    return url.scheme.equals("https") ? "http" : "https";
  }

  /**
   * The same as requests are redirected by.
   *
   * @throws IllegalArgumentException where the path has pieces that the match does not have
   */
  RouteAction.Redirect action(PathPattern match) {
    Parts url = parts();
    String name = to == null ? "redirect.path" : "redirect.to";
    RedirectPath path =
        url.path == null ? RedirectPath.same() : RedirectPath.parse(name, url.path, match);
    String host = url.host == null ? null : HostLiterals.normal(url.host.toLowerCase(Locale.ROOT));
    return new RouteAction.Redirect(new RedirectTarget(url.scheme, host, url.port, path), status);
  }
}
