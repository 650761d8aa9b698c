// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.passthrough.PathRewrite;
import dev.facet.server.action.RouteAction;
import dev.facet.server.pipeline.ScopeGuard;
import dev.facet.server.route.MatchValue;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.SlashChoice;
import dev.facet.server.route.SlashRules;
import dev.facet.upstream.config.Require;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One plain REST route: exactly one of {@code to}, {@code respond} and {@code redirect} says what
 * becomes of its requests.
 *
 * @param id its name in logs and metrics
 * @param match which requests it takes
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where every client may call; null where a policy authenticates
 * @param rewrite what becomes of the path; null: it stays
 * @param to services with their weights, 0 for none of the requests; absent: no service responds
 * @param preserveHost whether the service sees the client's Host; absent: no
 * @param require what the caller must have; null: nothing further
 * @param respond the response that the gateway gives; null: it gives none
 * @param redirect where clients are sent; null: nowhere
 * @param slashes whether paths with empty segments are kept; absent: they are rejected
 * @param encodedSlash the same for encoded slashes and backslashes
 * @param cache whether what its services' caches keep may respond; null: it may
 */
public record RouteConfig(
    String id,
    MatchConfig match,
    List<String> use,
    @Nullable Auth auth,
    @Nullable RewriteConfig rewrite,
    Map<String, Integer> to,
    Boolean preserveHost,
    @Nullable RequireConfig require,
    @Nullable RespondConfig respond,
    @Nullable RedirectConfig redirect,
    SlashChoice slashes,
    SlashChoice encodedSlash,
    @Nullable RouteCacheConfig cache) {
  private static final int MAX_WEIGHT = 1_000_000;
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");

  /** Sets defaults, copies collections and guards. */
  public RouteConfig(
      String id,
      MatchConfig match,
      @Nullable List<String> use,
      @Nullable Auth auth,
      @Nullable RewriteConfig rewrite,
      @Nullable Map<String, Integer> to,
      @Nullable Boolean preserveHost,
      @Nullable RequireConfig require,
      @Nullable RespondConfig respond,
      @Nullable RedirectConfig redirect,
      @Nullable SlashChoice slashes,
      @Nullable SlashChoice encodedSlash,
      @Nullable RouteCacheConfig cache) {
    Require.require(!id.isBlank(), "id", id, "a name");
    if (to != null) {
      requireWeights(to);
    }
    boolean made = respond != null || redirect != null;
    requireOneAction(to != null, respond != null, redirect != null);
    String forwarding = "none, since no service gets the request";
    Require.require(
        !made || rewrite == null,
        "rewrite",
        rewrite == null ? "none" : "strip " + rewrite.strip().path(),
        forwarding);
    Require.require(!made || preserveHost == null, "preserveHost", preserveHost, forwarding);
    Require.require(!made || cache == null, "cache", "settings", forwarding);
    this.id = id;
    this.match = match;
    this.use = use == null ? List.of() : List.copyOf(use);
    this.auth = auth;
    this.rewrite = rewrite;
    this.to = to == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(to));
    this.preserveHost = preserveHost != null && preserveHost;
    this.require = require;
    this.respond = respond;
    this.redirect = redirect;
    this.slashes = slashes == null ? SlashChoice.REJECT : slashes;
    this.encodedSlash = encodedSlash == null ? SlashChoice.REJECT : encodedSlash;
    this.cache = cache;
    RouteAction _ = action();
  }

  private static void requireOneAction(boolean to, boolean respond, boolean redirect) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("to", to);
    given.put("respond", respond);
    given.put("redirect", redirect);
    List<String> actions =
        given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    Require.require(
        actions.size() == 1,
        actions.isEmpty() ? "to" : actions.getLast(),
        actions.isEmpty()
            ? "none"
            : "beside " + String.join(" and ", actions.subList(0, actions.size() - 1)),
        "one of to, respond and redirect");
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
    PathRewrite path =
        rewrite == null ? new PathRewrite.Keep() : new PathRewrite.Strip(rewrite.strip().path());
    return new RouteAction.Forward(path, preserveHost, to, cache == null || cache.honour());
  }

  /**
   * The requests it takes, as routes are found by. A redirect of the scheme alone takes those of
   * the other one, so that a route at the same path can serve what is redirected.
   */
  public RouteMatch asRouteMatch() {
    String scheme = redirect == null ? null : redirect.onlyScheme();
    return match.asRouteMatch(scheme, new SlashRules(slashes, encodedSlash));
  }

  /**
   * Which requests a route takes.
   *
   * @param scheme http or https, as the client used it; null: both
   * @param path of the request; absent: all paths
   * @param methods in capitals; absent: all
   * @param host the client's Host without port, {@code shop.example} or {@code *.shop.example}, in
   *     lower case; null: all
   * @param headers headers and the value each must have; absent: none
   * @param query query parameters and the value each must have, both decoded; absent: none
   */
  public record MatchConfig(
      @Nullable String scheme,
      PathPattern path,
      List<String> methods,
      @Nullable String host,
      Map<String, MatchValue> headers,
      Map<String, MatchValue> query) {
    /** Sets defaults and guards. */
    public MatchConfig(
        @Nullable String scheme,
        @Nullable PathPattern path,
        @Nullable List<String> methods,
        @Nullable String host,
        @Nullable Map<String, MatchValue> headers,
        @Nullable Map<String, MatchValue> query) {
      this.path = path == null ? PathPattern.any() : path;
      this.methods = methods == null ? List.of() : List.copyOf(methods);
      for (String method : this.methods) {
        Require.require(
            METHOD.matcher(method).matches(), "methods", method, "a method in capitals, as GET");
      }
      this.scheme = scheme;
      this.headers = headers == null ? Map.of() : named(headers);
      this.query = query == null ? Map.of() : named(query);
      this.host = new RouteMatch(host, this.path, Set.of()).host();
      RouteMatch _ = asRouteMatch(null, SlashRules.STRICT);
    }

    RouteMatch asRouteMatch(@Nullable String otherwise, SlashRules slashes) {
      return new RouteMatch(
          scheme == null ? otherwise : scheme,
          host,
          path,
          methods.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
          texts(headers),
          texts(query),
          slashes,
          Stream.concat(headers.values().stream(), query.values().stream())
              .filter(MatchValue::hidden)
              .map(MatchValue::text)
              .collect(Collectors.toSet()));
    }

    private static Map<String, MatchValue> named(Map<String, MatchValue> values) {
      Map<String, MatchValue> named = new LinkedHashMap<>();
      values.forEach((name, value) -> named.put(name, value.named(name)));
      return Collections.unmodifiableMap(named);
    }

    private static Map<String, String> texts(Map<String, MatchValue> values) {
      Map<String, String> texts = new LinkedHashMap<>();
      values.forEach((name, value) -> texts.put(name, value.text()));
      return texts;
    }
  }

  /**
   * What becomes of the path.
   *
   * @param strip the beginning that the service does not see, whole segments
   */
  public record RewriteConfig(PathPattern.Exact strip) {
    /** Guards the form. */
    public RewriteConfig {
      Require.require(!strip.path().endsWith("/"), "strip", strip, "whole segments, such as /v1");
    }
  }

  /**
   * What the caller must have.
   *
   * @param scopes all of them; one or more
   */
  public record RequireConfig(List<String> scopes) {
    /** Copies the list and guards. */
    public RequireConfig {
      Require.require(!scopes.isEmpty(), "scopes", "none", "1 or more");
      for (String scope : scopes) {
        Require.require(ScopeGuard.isScope(scope), "scopes", scope, ScopeGuard.EXPECTED);
      }
      scopes = List.copyOf(scopes);
    }
  }
}
