// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.FakeDns;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.DiscoverConfig.Scheme;
import io.netty.resolver.HostsFileEntriesProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A source that looks names up with a {@link FakeDns}, and what it tells. */
abstract class WithDns {
  static final String NAME = "users.internal";
  static final FakeDns.Zone NOTHING = new FakeDns.Zone(0, false, List.of());
  static final FakeDns.Zone SERVFAIL = new FakeDns.Zone(2, false, List.of());

  final Vertx vertx = Vertx.vertx();
  final FakeDns dns = FakeDns.start(vertx);
  final SteppedTimers timers = new SteppedTimers();
  final ToldEndpoints told = new ToldEndpoints();
  volatile String hosts = "";
  Duration patience = Duration.ofSeconds(30);
  private EndpointSource source = EndpointSource.NONE;

  @AfterEach
  void close() {
    source.close();
    dns.close();
    vertx.close().await();
  }

  /** Looks for addresses. */
  final void addresses(
      String name, @Nullable Integer port, @Nullable Scheme scheme, @Nullable String path) {
    start(new DiscoverConfig(null, name, port, null, null, scheme, path));
  }

  /** Looks for services. */
  final void targets(String name) {
    start(new DiscoverConfig(null, null, null, name, null, null, null));
  }

  private void start(DiscoverConfig config) {
    DnsSettings settings =
        new DnsSettings(
            List.of(dns.address()),
            patience,
            () -> new DnsSettings.Files(hosts(), new SearchList(List.of("shop.test"), 1)));
    source =
        new SystemSources(
                vertx,
                timers,
                Path.of("."),
                (_, _) -> List.of(),
                settings,
                KubernetesSettings.of(Map.of()))
            .of(config);
    source.start(told);
  }

  private HostsFileEntriesProvider hosts() {
    try (Reader text = new StringReader(hosts)) {
      return HostsFileEntriesProvider.parser().parse(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
