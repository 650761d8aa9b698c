// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.KubernetesConfig;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A fake API server of Kubernetes, and a source that asks it for the slices of one service. */
abstract class WithApiServer {
  static final String A = "http://10.0.0.1:8080 as http://reviews.shop.svc:8080";
  static final String B = A.replace("0.1", "0.2");

  @TempDir Path account;
  final FakeApiServer api;
  final SteppedTimers timers = new SteppedTimers();
  final ToldEndpoints told = new ToldEndpoints();
  EndpointSource source = EndpointSource.NONE;
  private final Vertx vertx = Vertx.vertx();

  WithApiServer() {
    this.api = FakeApiServer.start(vertx);
  }

  @AfterEach
  final void close() {
    source.close();
    api.close();
    vertx.close().await();
  }

  /** Begins to ask. */
  final void start(KubernetesSettings settings, KubernetesConfig config) {
    source = sources(settings).of(discover(config));
    source.start(told);
  }

  final SystemSources sources(KubernetesSettings settings) {
    return new SystemSources(
        vertx, timers, account, (_, _) -> List.of(), DnsSettings.SYSTEM, settings);
  }

  static KubernetesConfig config(@Nullable String namespace, @Nullable DataSize maxList) {
    return new KubernetesConfig("reviews", "http", namespace, maxList);
  }

  static DiscoverConfig discover(KubernetesConfig config) {
    return new DiscoverConfig(null, null, null, null, config, null, null);
  }
}
