// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Authorities;
import dev.facet.passthrough.HostHeader;
import dev.facet.passthrough.PathRewrite;
import dev.facet.passthrough.QueryRewrite;
import dev.facet.passthrough.RequestRewrite;
import dev.facet.server.action.MatchPieces;
import dev.facet.server.route.PathPattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request's target and Host on the way to the service.
 *
 * @param strip the beginning that the service does not see, whole segments; null: none
 * @param add what is put before the rest, whole segments, encoded; null: nothing
 * @param path the path as a whole, with {@code {path}}, {@code {rest}} and variables of the match,
 *     in place of {@code strip} and {@code add}; null: what they say
 * @param host the Host that the service sees, perhaps with a port; null: that of the endpoint
 * @param query what becomes of the query; null: it stays
 */
public record RewriteConfig(
    PathPattern.@Nullable Exact strip,
    @Nullable String add,
    @Nullable String path,
    @Nullable String host,
    @Nullable QueryRewriteConfig query) {
  /** Guards what needs no match. */
  public RewriteConfig(
      PathPattern.@Nullable Exact strip,
      @Nullable String add,
      @Nullable String path,
      @Nullable String host,
      @Nullable QueryRewriteConfig query) {
    boolean any = strip != null || add != null || path != null || host != null || query != null;
    require(any, "rewrite", "nothing", "strip, add, path, host or query");
    require(
        strip == null || !strip.path().endsWith("/"),
        "strip",
        strip,
        "whole segments, such as /v1");
    require(
        add == null || (!add.endsWith("/") && add.indexOf('{') < 0),
        "add",
        add,
        "whole segments, such as /api, without a slash at the end; pieces in braces are for path");
    require(
        path == null || (strip == null && add == null),
        "path",
        path,
        "none beside " + (strip == null ? "add" : add == null ? "strip" : "strip and add"));
    this.strip = strip;
    this.add = add;
    this.path = path;
    this.host = host;
    this.query = query;
    require(
        host == null || Authorities.parse(host) != null,
        "host",
        host,
        "a host such as shop.example or shop.example:8080; the endpoints of the service decide where"
            + " requests go");
  }

  /**
   * The same as requests are rewritten by.
   *
   * @param match the paths that the route takes
   * @param otherwise the Host where none is named here
   * @throws IllegalArgumentException where a template has pieces that the match does not have
   */
  RequestRewrite action(PathPattern match, HostHeader otherwise) {
    MatchPieces pieces = MatchPieces.of(match);
    return new RequestRewrite(
        path(pieces),
        query == null ? QueryRewrite.KEEP : query.action(pieces),
        host == null ? otherwise : new HostHeader.Fixed(host.toLowerCase(Locale.ROOT)));
  }

  private PathRewrite path(MatchPieces pieces) {
    if (path != null) {
      return new PathRewrite.Template(pieces.path("rewrite.path", path));
    }
    if (add != null) {
      var _ = pieces.path("rewrite.add", add);
    }
    return strip == null && add == null
        ? new PathRewrite.Keep()
        : new PathRewrite.Prefix(strip == null ? "" : strip.path(), add == null ? "" : add);
  }
}
