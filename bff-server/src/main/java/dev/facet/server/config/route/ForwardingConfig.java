// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.passthrough.HostHeader;
import dev.facet.passthrough.PathRewrite;
import dev.facet.passthrough.QueryRewrite;
import dev.facet.passthrough.RequestRewrite;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.key.Inline;
import dev.facet.server.route.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * How a route forwards. All of it is absent where it does something else.
 *
 * @param to the services
 * @param rewrite what becomes of path, query and Host; null: they stay
 * @param preserveHost whether the service sees the client's Host; null: it does not
 * @param cache whether what its services' caches keep may respond; null: it may
 * @param websocket how requests for a WebSocket are treated; null: as by default
 */
public record ForwardingConfig(
    @Inline TargetsConfig to,
    @Nullable RewriteConfig rewrite,
    @Nullable Boolean preserveHost,
    @Nullable RouteCacheConfig cache,
    @Nullable WebSocketConfig websocket) {

  /** Rejects a setting that has no sense without services. */
  static void forwardedOnly(String name, @Nullable Object value) {
    require(value == null, name, value, "none, since no service gets the request");
  }

  /** Rejects settings that have no sense where no service gets the requests. */
  void requireNothing() {
    forwardedOnly("rewrite", rewrite == null ? null : "settings");
    forwardedOnly("preserveHost", preserveHost);
    forwardedOnly("cache", cache == null ? null : "settings");
    to.requireNothingElse();
    forwardedOnly("websocket", websocket == null ? null : "settings");
  }

  /** Rejects two words about the Host. */
  void requireOneHost() {
    boolean twice = keepsHost() && rewrite != null && rewrite.host() != null;
    require(!twice, "preserveHost", true, "none beside rewrite.host");
  }

  private boolean keepsHost() {
    return preserveHost != null && preserveHost;
  }

  /** What becomes of a request that is forwarded. */
  RouteAction action(PathPattern match) {
    HostHeader host = keepsHost() ? new HostHeader.Client() : new HostHeader.Endpoint();
    RequestRewrite rewritten =
        rewrite == null
            ? new RequestRewrite(new PathRewrite.Keep(), QueryRewrite.KEEP, host)
            : rewrite.action(match, host);
    return new RouteAction.Forward(rewritten, cache == null || cache.honour(), to.made(match));
  }
}
