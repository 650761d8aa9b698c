// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.route.TargetsConfig;
import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code facet.yaml}. Maps keep the order of the file.
 *
 * @param version of the format; 1
 * @param listeners where the gateway answers; absent: the defaults of each listener
 * @param stores what replicas share; absent: nothing
 * @param services upstreams by name; absent: none
 * @param policies plugins with their settings by name; absent: none
 * @param frontends GraphQL endpoints by name; absent: none
 * @param routes plain REST; absent: none
 */
public record GatewayConfig(
    int version,
    ListenersConfig listeners,
    StoresConfig stores,
    Map<String, UpstreamConfig> services,
    Map<String, PolicyConfig> policies,
    Map<String, FrontendConfig> frontends,
    List<RouteConfig> routes) {
  /** Sets defaults, copies collections and guards the version. */
  public GatewayConfig(
      int version,
      @Nullable ListenersConfig listeners,
      @Nullable StoresConfig stores,
      @Nullable Map<String, UpstreamConfig> services,
      @Nullable Map<String, PolicyConfig> policies,
      @Nullable Map<String, FrontendConfig> frontends,
      @Nullable List<RouteConfig> routes) {
    require(version == 1, "version", version, "1");
    this.version = version;
    this.listeners = listeners == null ? new ListenersConfig(null, null) : listeners;
    this.stores = stores == null ? new StoresConfig(null) : stores;
    this.services = ordered(services);
    this.policies = ordered(policies);
    this.frontends = ordered(frontends);
    this.routes = routes == null ? List.of() : List.copyOf(routes);
  }

  /**
   * Whether a service that responds to a route may be spoken to by HTTP/1.1, as WebSockets need it.
   */
  public boolean speaksHttp11(RouteConfig route) {
    TargetsConfig targets = route.forward().to();
    Set<String> responding = new HashSet<>(targets.services().keySet());
    if (targets.failover() != null) {
      responding.add(targets.failover().to());
    }
    return responding.stream().anyMatch(this::speaksHttp11);
  }

  /** One that the file does not have is none to judge. */
  private boolean speaksHttp11(String name) {
    UpstreamConfig service = services.get(name);
    return service == null || !service.protocol().equals(HttpProtocol.HTTP2);
  }

  private static <T> Map<String, T> ordered(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
