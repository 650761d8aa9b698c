// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Tokens;
import dev.facet.passthrough.choice.StickyCookie;
import dev.facet.passthrough.choice.StickyCookie.SameSite;
import dev.facet.passthrough.choice.StickyCookie.Security;
import dev.facet.passthrough.choice.StickyCookie.Use;
import dev.facet.server.route.PathPattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that keeps for a client which of a route's services it is served by.
 *
 * @param cookie its name
 * @param path of the requests that have it; null: where the paths of the route begin
 * @param maxAge how long it holds, in whole seconds; null: as long as the browser runs
 * @param httpOnly whether scripts do not see it; absent: yes
 * @param secure whether it is for https alone; null: where the client came by https
 * @param sameSite when requests that other sites cause have it; absent: lax
 */
public record StickyConfig(
    String cookie,
    @Nullable String path,
    @Nullable Duration maxAge,
    Boolean httpOnly,
    @Nullable Boolean secure,
    SameSite sameSite) {
  private static final Pattern PATH = Pattern.compile("/[!-:<-~]*");
  private static final Duration MAX_AGE = Duration.ofDays(400);

  /** Sets defaults and guards. */
  public StickyConfig(
      String cookie,
      @Nullable String path,
      @Nullable Duration maxAge,
      @Nullable Boolean httpOnly,
      @Nullable Boolean secure,
      @Nullable SameSite sameSite) {
    this.cookie = cookie;
    this.path = path;
    this.maxAge = maxAge;
    this.httpOnly = httpOnly == null || httpOnly;
    this.secure = secure;
    this.sameSite = sameSite == null ? SameSite.LAX : sameSite;
    require(Tokens.isToken(cookie), "cookie", cookie, "a name such as shop-version");
    require(path == null || PATH.matcher(path).matches(), "path", path, "a path such as /shop");
    require(
        maxAge == null || (isWhole(maxAge) && maxAge.compareTo(MAX_AGE) <= 0),
        "maxAge",
        maxAge,
        "whole seconds, 1s to 400d, beyond which browsers do not go");
    require(
        this.sameSite != SameSite.NONE || Boolean.TRUE.equals(secure),
        "sameSite",
        "none",
        "secure: true beside none, which browsers ask for");
    boolean hosts = isPrefixed("__host-");
    require(
        Boolean.TRUE.equals(secure) || !(hosts || isPrefixed("__secure-")),
        "cookie",
        cookie,
        "secure: true beside this prefix");
    require(!hosts || "/".equals(path), "cookie", cookie, "path: / beside the prefix __Host-");
  }

  private static boolean isWhole(Duration time) {
    return time.toSeconds() > 0 && time.equals(Duration.ofSeconds(time.toSeconds()));
  }

  private boolean isPrefixed(String prefix) {
    return cookie.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  /**
   * The same as responses have it.
   *
   * @param match which requests the route takes
   */
  StickyCookie made(PathPattern match) {
    Security security = secure == null ? Security.AS_ASKED : fixed(secure);
    return new StickyCookie(
        cookie,
        path == null ? beginning(match) : path,
        Optional.ofNullable(maxAge),
        new Use(httpOnly, security, sameSite));
  }

  private static Security fixed(boolean secure) {
    return secure ? Security.ALWAYS : Security.NEVER;
  }

  private static String beginning(PathPattern match) {
    String fixed = match.fixed();
    return PATH.matcher(fixed).matches() ? fixed : "/";
  }
}
