// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.resilience.Layer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of what stands between a caller and a service; what a layer does depends on it. */
final class ServiceLayersTest extends WithUpstream {
  private static final String ORDER =
      """
      call      InFlight
      call      WithCancellation
      call      WithDeadline
      call      WithFirstBytes
      call      WithRetries
      attempt   WithConcurrency
      attempt   WithEndpoint
      attempt   WithCircuitBreaker
      attempt   WithAttemptTimeout
      attempt   HttpTransport
      """;

  @Test
  void callsAndThenTheirAttemptsPassThroughTheLayersInThisOrder() {
    assertEquals(ORDER, table(layers(config().build()).first()));
  }

  @Test
  void attemptsWaitForTheFirstLookOnlyWhereEndpointsAreDiscovered() {
    UpstreamConfig config =
        new ConfigBuilder()
            .with("discover", new DiscoverConfig("users.yaml", null, null, null, null, null, null))
            .build();

    assertEquals(
        ORDER.replace(
            "attempt   WithEndpoint", "attempt   WithKnownEndpoints\nattempt   WithEndpoint"),
        table(layers(config).first()));
  }

  @Test
  void readsAreLookedForInTheCacheBeforeTheyAreSharedAndBecomeCalls() {
    assertEquals("VertxUpstreamClient", before(config().coalesce().build()));
    assertEquals(
        "CachingClient",
        before(
            config()
                .coalesce()
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build()));
  }

  /** What callers have of a service. */
  private String before(UpstreamConfig config) {
    return runner(config).client().getClass().getSimpleName();
  }

  private static ServiceLayers layers(UpstreamConfig config) {
    ClientSettings settings =
        new ClientSettings(
            vertx, 1, null, System::nanoTime, NameLookup.ofSystem(vertx), EndpointSources.NONE);
    return ServiceLayers.of("users", config, new CallHeaders(config), settings, new CallCounts());
  }

  private static String table(Layer<?> first) {
    List<String> lines = new ArrayList<>();
    String kind = "call      ";
    for (Layer<?> layer = first; layer != null; layer = layer.next()) {
      String name = layer.getClass().getSimpleName();
      lines.add(kind + name + "\n");
      if (name.equals("WithRetries")) {
        kind = "attempt   ";
      }
    }
    return String.join("", lines);
  }
}
