// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.passthrough.HostHeader;
import dev.facet.passthrough.PathRewrite;
import dev.facet.passthrough.QueryRewrite;
import dev.facet.passthrough.RequestRewrite;
import dev.facet.server.action.ForwardTargets;
import dev.facet.server.action.RouteAction;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.SlashChoice;
import dev.facet.server.route.SlashRules;
import dev.facet.upstream.config.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One plain REST route: exactly one of {@code to}, {@code respond}, {@code redirect} and {@code
 * files} says what becomes of its requests.
 *
 * @param id its name in logs and metrics
 * @param match which requests it takes
 * @param listeners names of the listeners that serve it; absent: all
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where every client may call; null where a policy authenticates
 * @param rewrite what becomes of path, query and Host; null: they stay
 * @param to services with their weights, 0 for none of the requests; absent: no service responds
 * @param preserveHost whether the service sees the client's Host; absent: no
 * @param require what the caller must have; null: nothing further
 * @param respond the response that the gateway gives; null: it gives none
 * @param redirect where clients are sent; null: nowhere
 * @param files the files that it serves; null: none
 * @param slashes whether paths with empty segments are kept; absent: they are rejected
 * @param encodedSlash the same for encoded slashes and backslashes
 * @param cache whether what its services' caches keep may respond; null: it may
 * @param canary requests that go to one of its services whatever the weights say; absent: none
 * @param sticky the cookie that keeps the service of a client; null: none does
 * @param mirror the service that gets copies; null: none does
 * @param failover the service that is asked where the first does not respond; null: none is
 * @param websocket how requests for a WebSocket are treated; null: as by default
 */
public record RouteConfig(
    String id,
    MatchConfig match,
    List<String> listeners,
    List<String> use,
    @Nullable Auth auth,
    @Nullable RewriteConfig rewrite,
    Map<String, Integer> to,
    Boolean preserveHost,
    @Nullable RequireConfig require,
    @Nullable RespondConfig respond,
    @Nullable RedirectConfig redirect,
    @Nullable FilesConfig files,
    SlashChoice slashes,
    SlashChoice encodedSlash,
    @Nullable RouteCacheConfig cache,
    List<CanaryConfig> canary,
    @Nullable StickyConfig sticky,
    @Nullable MirrorConfig mirror,
    @Nullable FailoverConfig failover,
    @Nullable WebSocketConfig websocket) {
  private static final int MAX_WEIGHT = 1_000_000;

  /** Sets defaults, copies collections and guards. */
  public RouteConfig(
      String id,
      MatchConfig match,
      @Nullable List<String> listeners,
      @Nullable List<String> use,
      @Nullable Auth auth,
      @Nullable RewriteConfig rewrite,
      @Nullable Map<String, Integer> to,
      @Nullable Boolean preserveHost,
      @Nullable RequireConfig require,
      @Nullable RespondConfig respond,
      @Nullable RedirectConfig redirect,
      @Nullable FilesConfig files,
      @Nullable SlashChoice slashes,
      @Nullable SlashChoice encodedSlash,
      @Nullable RouteCacheConfig cache,
      @Nullable List<CanaryConfig> canary,
      @Nullable StickyConfig sticky,
      @Nullable MirrorConfig mirror,
      @Nullable FailoverConfig failover,
      @Nullable WebSocketConfig websocket) {
    Require.require(!id.isBlank(), "id", id, "a name");
    if (to != null) {
      requireWeights(to);
    }
    requireOne(actions(to, respond, redirect, files));
    if (to == null) {
      forwardedOnly("rewrite", rewrite == null ? null : "settings");
      forwardedOnly("preserveHost", preserveHost);
      forwardedOnly("cache", cache == null ? null : "settings");
      forwardedOnly("canary", canary == null ? null : "settings");
      forwardedOnly("sticky", sticky == null ? null : sticky.cookie());
      forwardedOnly("mirror", mirror == null ? null : mirror.to());
      forwardedOnly("failover", failover == null ? null : failover.to());
      forwardedOnly("websocket", websocket == null ? null : "settings");
    }
    boolean twice =
        preserveHost != null && preserveHost && rewrite != null && rewrite.host() != null;
    Require.require(!twice, "preserveHost", true, "none beside rewrite.host");
    if (files != null) {
      plainSlashes("slashes", slashes);
      plainSlashes("encodedSlash", encodedSlash);
    }
    this.id = id;
    this.match = match;
    this.listeners = listeners == null ? List.of() : List.copyOf(listeners);
    Require.require(listeners == null || !listeners.isEmpty(), "listeners", "none", "1 or more");
    this.use = use == null ? List.of() : List.copyOf(use);
    this.auth = auth;
    this.rewrite = rewrite;
    this.to = to == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(to));
    this.preserveHost = preserveHost != null && preserveHost;
    this.require = require;
    this.respond = respond;
    this.redirect = redirect;
    this.files = files;
    this.slashes = slashes == null ? SlashChoice.REJECT : slashes;
    this.encodedSlash = encodedSlash == null ? SlashChoice.REJECT : encodedSlash;
    this.cache = cache;
    this.canary = canary == null ? List.of() : List.copyOf(canary);
    Require.require(canary == null || !canary.isEmpty(), "canary", "none", "1 or more");
    this.sticky = sticky;
    this.mirror = mirror;
    this.failover = failover;
    this.websocket = websocket;
    RouteAction _ = action();
  }

  /** What can be said of what becomes of a request, as far as it is said. */
  private static List<String> actions(
      @Nullable Map<String, Integer> to,
      @Nullable RespondConfig respond,
      @Nullable RedirectConfig redirect,
      @Nullable FilesConfig files) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("to", to != null);
    given.put("respond", respond != null);
    given.put("redirect", redirect != null);
    given.put("files", files != null);
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private static void requireOne(List<String> actions) {
    Require.require(
        actions.size() == 1,
        actions.isEmpty() ? "to" : actions.getLast(),
        actions.isEmpty()
            ? "none"
            : "beside " + String.join(" and ", actions.subList(0, actions.size() - 1)),
        "one of to, respond, redirect and files");
  }

  private static void forwardedOnly(String name, @Nullable Object value) {
    Require.require(value == null, name, value, "none, since no service gets the request");
  }

  private static void plainSlashes(String name, @Nullable SlashChoice choice) {
    Require.require(
        choice != SlashChoice.KEEP, name, "keep", "reject, since no file has such a path");
  }

  private static void requireWeights(Map<String, Integer> to) {
    Require.require(!to.isEmpty(), "to", "none", "1 service or more");
    to.forEach((service, weight) ->
        Require.require(
            weight >= 0 && weight <= MAX_WEIGHT, "to." + service, weight, "0 to " + MAX_WEIGHT));
    Require.require(
        to.values().stream().anyMatch(weight -> weight > 0),
        "to",
        String.join(", ", to.keySet()) + " with weight 0",
        "one weight above 0");
  }

  /** What becomes of a request. */
  public RouteAction action() {
    if (respond != null) {
      return respond.action();
    }
    if (redirect != null) {
      return redirect.action(match.path());
    }
    if (files != null) {
      return files.action(match.path());
    }
    HostHeader host = preserveHost ? new HostHeader.Client() : new HostHeader.Endpoint();
    RequestRewrite rewritten =
        rewrite == null
            ? new RequestRewrite(new PathRewrite.Keep(), QueryRewrite.KEEP, host)
            : rewrite.action(match.path(), host);
    return new RouteAction.Forward(rewritten, cache == null || cache.honour(), targets());
  }

  /** Its services; none where it does not forward. */
  public ForwardTargets targets() {
    return new ForwardTargets(
        to,
        canary.stream().map(CanaryConfig::canary).toList(),
        Optional.ofNullable(sticky).map(cookie -> cookie.made(match.path())),
        Optional.ofNullable(mirror).map(MirrorConfig::mirror),
        Optional.ofNullable(failover).map(FailoverConfig::failover));
  }

  /**
   * The requests it takes, as routes are found by. A redirect of the scheme alone takes those of
   * the other one, so that a route at the same path can serve what is redirected.
   */
  public RouteMatch asRouteMatch() {
    String scheme = redirect == null ? null : redirect.onlyScheme();
    return match.asRouteMatch(scheme, new SlashRules(slashes, encodedSlash));
  }
}
