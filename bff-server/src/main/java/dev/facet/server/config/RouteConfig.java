// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.upstream.config.Require;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One plain REST route.
 *
 * @param id its name in logs and metrics
 * @param match which requests it takes
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where every client may call; null where a policy authenticates
 * @param rewrite what becomes of the path; null: it stays
 * @param to services with their weights; one or more, 0 for none of the requests
 * @param preserveHost whether the service sees the client's Host; absent: no
 * @param require what the caller must have; null: nothing further
 */
public record RouteConfig(
    String id,
    MatchConfig match,
    List<String> use,
    @Nullable Auth auth,
    @Nullable RewriteConfig rewrite,
    Map<String, Integer> to,
    Boolean preserveHost,
    @Nullable RequireConfig require) {
  private static final int MAX_WEIGHT = 1_000_000;
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");

  /** Sets defaults, copies collections and guards. */
  public RouteConfig(
      String id,
      MatchConfig match,
      @Nullable List<String> use,
      @Nullable Auth auth,
      @Nullable RewriteConfig rewrite,
      Map<String, Integer> to,
      @Nullable Boolean preserveHost,
      @Nullable RequireConfig require) {
    Require.require(!id.isBlank(), "id", id, "a name");
    Require.require(!to.isEmpty(), "to", "none", "1 service or more");
    to.forEach((service, weight) ->
        Require.require(
            weight >= 0 && weight <= MAX_WEIGHT, "to." + service, weight, "0 to " + MAX_WEIGHT));
    Require.require(
        to.values().stream().anyMatch(weight -> weight > 0), "to", to, "one weight above 0");
    this.id = id;
    this.match = match;
    this.use = use == null ? List.of() : List.copyOf(use);
    this.auth = auth;
    this.rewrite = rewrite;
    this.to = Collections.unmodifiableMap(new LinkedHashMap<>(to));
    this.preserveHost = preserveHost != null && preserveHost;
    this.require = require;
  }

  /**
   * Which requests a route takes.
   *
   * @param path of the request; absent: all paths
   * @param methods in capitals; absent: all
   * @param host the client's Host without port, {@code shop.example} or {@code *.shop.example}, in
   *     lower case; null: all
   * @param headers headers and the value each must have; absent: none
   * @param query query parameters and the value each must have, both decoded; absent: none
   */
  public record MatchConfig(
      PathPattern path,
      List<String> methods,
      @Nullable String host,
      Map<String, String> headers,
      Map<String, String> query) {
    /** Sets defaults and guards. */
    public MatchConfig(
        @Nullable PathPattern path,
        @Nullable List<String> methods,
        @Nullable String host,
        @Nullable Map<String, String> headers,
        @Nullable Map<String, String> query) {
      this.path = path == null ? PathPattern.any() : path;
      this.methods = methods == null ? List.of() : List.copyOf(methods);
      for (String method : this.methods) {
        Require.require(
            METHOD.matcher(method).matches(), "methods", method, "a method in capitals, as GET");
      }
      RouteMatch match =
          new RouteMatch(
              host,
              this.path,
              this.methods.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
              headers == null ? Map.of() : headers,
              query == null ? Map.of() : query);
      this.host = match.host();
      this.headers = match.headers();
      this.query = match.query();
    }

    /** The same as routes are found by. */
    public RouteMatch asRouteMatch() {
      return new RouteMatch(
          host,
          path,
          methods.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()),
          headers,
          query);
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
      scopes = List.copyOf(scopes);
    }
  }
}
