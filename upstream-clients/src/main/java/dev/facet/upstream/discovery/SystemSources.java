// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.resilience.Timers;
import io.netty.resolver.ResolvedAddressTypes;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Makes the sources of this process.
 *
 * @param vertx for event loops, files and connections
 * @param timers when to look again
 * @param folder where the paths of files begin
 * @param format how files of endpoints are written
 * @param dns how names are looked up
 * @param kubernetes how the cluster is asked
 */
public record SystemSources(
    Vertx vertx,
    Timers timers,
    Path folder,
    EndpointFileFormat format,
    DnsSettings dns,
    KubernetesSettings kubernetes)
    implements EndpointSources {
  /** Sources with the time of Vert.x, and with what this machine is set up with. */
  public static SystemSources of(Vertx vertx, Path folder, EndpointFileFormat format) {
    return new SystemSources(
        vertx,
        Timers.of(vertx),
        folder,
        format,
        DnsSettings.SYSTEM,
        KubernetesSettings.of(System.getenv()));
  }

  @Override
  public EndpointSource of(DiscoverConfig config) {
    WatchedLoop loop = new WatchedLoop(vertx, timers);
    if (config.file() != null) {
      return new FileSource(vertx, loop, folder, config.file(), format);
    }
    if (config.dns() != null) {
      return addresses(config, config.dns(), loop);
    }
    if (config.dnsSrv() != null) {
      DnsQueries queries = queries(loop, ResolvedAddressTypes.IPV4_PREFERRED);
      return new SrvSource(loop, queries, config.dnsSrv(), FoundUrls.of(config, "", 0));
    }
    return new KubernetesSource(
        loop,
        new KubernetesApi(vertx, kubernetes),
        Objects.requireNonNull(config.kubernetes(), "kubernetes"),
        name -> FoundUrls.of(config, name, 0));
  }

  private EndpointSource addresses(DiscoverConfig config, String name, WatchedLoop loop) {
    AddressSource.Clients clients =
        new AddressSource.Clients(
            queries(loop, ResolvedAddressTypes.IPV4_ONLY),
            queries(loop, ResolvedAddressTypes.IPV6_ONLY));
    int port = config.port() == null ? 0 : config.port();
    return new AddressSource(loop, dns, clients, name, FoundUrls.of(config, name, port));
  }

  private DnsQueries queries(WatchedLoop loop, ResolvedAddressTypes types) {
    return new DnsQueries(loop.netty(), ((VertxInternal) vertx).transport(), dns, types);
  }
}
