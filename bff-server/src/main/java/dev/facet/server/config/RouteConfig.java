// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.upstream.config.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One plain REST route.
 *
 * @param id its name in logs and metrics
 * @param match which requests it takes
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where everybody may call; null where a policy authenticates
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
  private static final int HEAVIEST = 1_000_000;

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
            weight >= 0 && weight <= HEAVIEST, "to." + service, weight, "0 to " + HEAVIEST));
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
   */
  public record MatchConfig(RoutePath path, List<String> methods, @Nullable String host) {
    /** Sets defaults and guards. */
    public MatchConfig(
        @Nullable RoutePath path, @Nullable List<String> methods, @Nullable String host) {
      this.path = path == null ? RoutePath.ALL : path;
      this.methods = methods == null ? List.of() : List.copyOf(methods);
      this.host = host == null ? null : host.toLowerCase(Locale.ROOT);
      for (String method : this.methods) {
        Require.require(
            method.matches("[A-Z][A-Z-]*"), "methods", method, "a method in capitals, as GET");
      }
      Require.require(
          host == null || host.matches("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"),
          "host",
          host,
          "shop.example or *.shop.example, without port");
    }
  }

  /**
   * What becomes of the path.
   *
   * @param strip the beginning that the service does not see, whole segments
   */
  public record RewriteConfig(RoutePath strip) {
    /** Guards the form. */
    public RewriteConfig {
      Require.require(
          !strip.prefix() && !strip.path().equals("/") && !strip.path().endsWith("/"),
          "strip",
          strip,
          "whole segments, such as /v1");
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
