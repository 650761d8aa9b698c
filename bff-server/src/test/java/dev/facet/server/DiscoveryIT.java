// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.compile.EndpointList;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeDns;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.discovery.DnsSettings;
import dev.facet.upstream.discovery.KubernetesSettings;
import dev.facet.upstream.discovery.SearchList;
import dev.facet.upstream.discovery.SystemSources;
import dev.facet.upstream.resilience.Timers;
import io.netty.resolver.HostsFileEntriesProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that come and go while the gateway runs. */
@Timeout(60)
class DiscoveryIT extends WithGateway {
  private static final String CONFIGURATION =
      """
      version: 1
      services:
        users: { discover: %s }
      routes:
        - { id: users, match: { path: /users }, auth: none, to: { users: 1 } }
      """;

  @Test
  void aChangedFileMovesCallsWithoutAReload() throws Exception {
    FakeUpstream first = serving("first");
    FakeUpstream second = serving("second");
    gateway
        .file("facet.yaml", CONFIGURATION.formatted("{ file: users.yaml }"))
        .file("users.yaml", "- url: http://first.upstream");
    gateway.start(Mode.START);
    assertEquals(200, call().statusCode());
    assertEquals(1, first.requests().size());

    gateway.file("users.yaml", "[{\"url\": \"http://second.upstream\"}]");
    while (second.requests().isEmpty()) {
      assertEquals(200, call().statusCode());
    }
    int before = first.requests().size();
    call();
    assertEquals(before, first.requests().size());

    gateway.file("users.yaml", "nonsense");
    while (!metrics().contains("facet_upstream_discovery_failing{service=\"users\"} 1")) {
      assertEquals(200, call().statusCode());
    }
    assertTrue(metrics().contains("facet_upstream_endpoints{service=\"users\"} 1"), metrics());
  }

  @Test
  void theAddressesOfANameAreItsEndpoints() throws Exception {
    FakeUpstream users = serving("users");
    int port = URI.create(users.url()).getPort();
    gateway.file(
        "facet.yaml",
        CONFIGURATION.formatted("{ dns: users.internal, port: %d, path: /v1 }".formatted(port)));
    Vertx vertx = Vertx.vertx();
    try (FakeDns dns = FakeDns.start(vertx)) {
      dns.on("users.internal", FakeDns.A, FakeDns.address("users.internal", 30, 127, 0, 0, 1));
      gateway.discovering(own -> sources(own, dns)).start(Mode.START);

      assertEquals(200, call().statusCode());
      assertEquals("/v1/users", users.requests().getFirst().target());
      assertEquals("users.internal:" + port, users.requests().getFirst().header("host"));
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aServiceOfWhichNoEndpointIsKnownCannotBeReached() throws Exception {
    gateway.file("facet.yaml", CONFIGURATION.formatted("{ file: nowhere.yaml }"));
    gateway.start(Mode.START);

    HttpResponse<String> response = call();
    assertEquals(502, response.statusCode());
    assertTrue(response.body().contains("UPSTREAM_UNAVAILABLE"), response.body());
  }

  private FakeUpstream serving(String name) {
    FakeUpstream upstream = gateway.upstream(name);
    upstream.on("GET", "/users", _ -> FakeResponse.json(200, "{}"));
    upstream.on("GET", "/v1/users", _ -> FakeResponse.json(200, "{}"));
    return upstream;
  }

  private HttpResponse<String> call() throws Exception {
    return gateway.client().get("/users");
  }

  private String metrics() throws Exception {
    return gateway.management().get("/metrics").body();
  }

  private SystemSources sources(Vertx vertx, FakeDns dns) {
    DnsSettings settings =
        new DnsSettings(
            List.of(dns.address()),
            Duration.ofSeconds(30),
            () -> new DnsSettings.Files(noHosts(), SearchList.parse("")));
    return new SystemSources(
        vertx,
        Timers.of(vertx),
        folder,
        EndpointList::read,
        settings,
        KubernetesSettings.of(Map.of()));
  }

  private static HostsFileEntriesProvider noHosts() {
    try {
      return HostsFileEntriesProvider.parser().parse(new StringReader(""));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
