// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.discovery.FakeApiServer.event;
import static dev.facet.upstream.discovery.FakeApiServer.list;
import static dev.facet.upstream.discovery.FakeApiServer.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.config.compile.EndpointList;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeDns;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.Wire;
import dev.facet.upstream.discovery.DnsSettings;
import dev.facet.upstream.discovery.FakeApiServer;
import dev.facet.upstream.discovery.FakeApiServer.Asked;
import dev.facet.upstream.discovery.KubernetesSettings;
import dev.facet.upstream.discovery.SearchList;
import dev.facet.upstream.discovery.SystemSources;
import dev.facet.upstream.resilience.Timers;
import io.netty.resolver.HostsFileEntriesProvider;
import io.vertx.core.Vertx;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints of a cluster and of SRV records that come and go, seen by routes and operations. */
@Timeout(120)
class ClusterDiscoveryIT extends WithGateway {
  private static final String LOG = "dev.facet.upstream.discovery.ServiceDiscovery";
  private static final String SRV = "_http._tcp.users.internal";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void podsThatComeTakeCallsAndThoseThatGoDrain() throws Exception {
    FakeUpstream first = serving("first");
    FakeUpstream second = serving("second");
    try (FakeApiServer api = apiServer();
        RecordedLog log = new RecordedLog(LOG)) {
      start("{ kubernetes: { service: users, port: http } }", sources(api));
      api.next().respond(200, list("7", slice("a", "127.0.0.1", first.port())));
      Asked watch = api.next();
      assertEquals("first", call());
      assertEquals("{\"data\":{\"name\":\"first\"}}", operation());

      CompletableFuture<Wire> open = new CompletableFuture<>();
      first.on("GET", "/slow", _ -> FakeResponse.steps(open::complete));
      try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
        Future<String> pending = threads.submit(() -> gateway.client().get("/slow").body());
        Wire wire = open.get();
        watch.event(event("ADDED", slice("b", "127.0.0.1", second.port()), "8"));
        watch.event(event("DELETED", slice("a", "127.0.0.1", first.port()), "9"));
        while (!call().equals("second") || metric("endpoints") != 1) {
          assertTrue(log.events().size() <= 3);
        }
        int before = first.count("/users");
        assertEquals("{\"data\":{\"name\":\"second\"}}", operation());
        assertEquals("second", call());
        assertEquals(before, first.count("/users"));

        FakeResponse.of(200, Map.of(), "drained").write(wire);
        assertEquals("drained", pending.get());
      }
    }
  }

  @Test
  void anApiServerThatForbidsIsToldOnceAndTheLastPodsServe() throws Exception {
    FakeUpstream first = serving("first");
    try (FakeApiServer api = apiServer();
        RecordedLog log = new RecordedLog(LOG)) {
      start("{ kubernetes: { service: users, port: http } }", sources(api));
      api.next().respond(200, list("7", slice("a", "127.0.0.1", first.port())));
      api.next().respond(403, "{}");
      api.next().respond(403, "{}");
      assertEquals("first", call());
      assertEquals("{\"data\":{\"name\":\"first\"}}", operation());
      assertEquals(1, metric("discovery_failing"));

      api.next()
          .event("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"8\"}}}");
      while (metric("discovery_failing") != 0) {
        assertEquals("first", call());
      }
      assertEquals(
          List.of("endpoints found", "endpoints not found; the last are kept", "endpoints found"),
          log.events().stream().map(ILoggingEvent::getFormattedMessage).toList());
      assertEquals(
          "403: the service account may not read endpointslices.discovery.k8s.io in namespace"
              + " shop; grant it list and watch",
          log.members().get(1).get("cause"));
    }
  }

  @Test
  void targetsOfSrvRecordsThatComeTakeCallsAndThoseThatGoDrain() throws Exception {
    FakeUpstream first = serving("first");
    FakeUpstream second = serving("second");
    try (FakeDns dns = FakeDns.start(vertx);
        RecordedLog log = new RecordedLog(LOG)) {
      dns.on(SRV, FakeDns.SRV, FakeDns.srv(SRV, 1, 0, 1, first.port(), "localhost"));
      start("{ dnsSrv: " + SRV + " }", sources(dns));
      assertEquals("first", call());
      assertEquals("{\"data\":{\"name\":\"first\"}}", operation());

      dns.on(SRV, FakeDns.SRV, FakeDns.srv(SRV, 1, 0, 1, second.port(), "localhost"));
      while (!call().equals("second")) {
        assertTrue(log.events().size() <= 2);
      }
      int before = first.count("/users");
      assertEquals("{\"data\":{\"name\":\"second\"}}", operation());
      assertEquals(before, first.count("/users"));

      dns.on(SRV, FakeDns.SRV, new FakeDns.Zone(2, false, List.of()));
      while (metric("discovery_failing") != 1) {
        assertEquals("second", call());
      }
      dns.on(SRV, FakeDns.SRV, FakeDns.srv(SRV, 1, 0, 1, second.port(), "localhost"));
      while (metric("discovery_failing") != 0) {
        assertEquals("second", call());
      }
      assertEquals(
          List.of(
              "endpoints found",
              "endpoints found",
              "endpoints not found; the last are kept",
              "endpoints found"),
          log.events().stream().map(ILoggingEvent::getFormattedMessage).toList());
      assertEquals("the name server says SERVFAIL", log.members().get(2).get("cause"));
    }
  }

  private FakeApiServer apiServer() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("made"));
    Path account = Files.createDirectories(folder.resolve("account"));
    Files.writeString(account.resolve("token"), "token");
    Files.writeString(account.resolve("namespace"), "shop");
    Files.copy(authority.ca(), account.resolve("ca.crt"));
    return FakeApiServer.startTls(vertx, authority.sign("api", "localhost").options());
  }

  private FakeUpstream serving(String name) {
    FakeUpstream upstream = gateway.upstream(name);
    upstream.on("GET", "/users", _ -> FakeResponse.of(200, Map.of(), name));
    upstream.on("GET", "/name", _ -> FakeResponse.json(200, "\"" + name + "\""));
    return upstream;
  }

  private void start(String discover, Function<Vertx, SystemSources> sources) {
    gateway.file(
        "schema/web.graphql", "type Query { name: String @rest(service: users, get: \"/name\") }");
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          users: { discover: %s, timeout: { connect: 20s } }
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none, limits: { deadline: 30s } }
        routes:
          - { id: users, match: { path: /users }, auth: none, to: { users: 1 } }
          - { id: slow, match: { path: /slow }, auth: none, to: { users: 1 } }
        """
            .formatted(discover));
    gateway.discovering(sources::apply).start(Mode.START);
  }

  private Function<Vertx, SystemSources> sources(FakeApiServer api) {
    return own ->
        sources(
            own,
            DnsSettings.SYSTEM,
            new KubernetesSettings(
                "localhost",
                api.port(),
                true,
                folder.resolve("account"),
                KubernetesSettings.PATIENCE));
  }

  private Function<Vertx, SystemSources> sources(FakeDns dns) throws Exception {
    HostsFileEntriesProvider noHosts =
        HostsFileEntriesProvider.parser().parse(new StringReader(""));
    DnsSettings settings =
        new DnsSettings(
            List.of(dns.address()),
            Duration.ofSeconds(30),
            () -> new DnsSettings.Files(noHosts, SearchList.parse("")));
    return own -> sources(own, settings, KubernetesSettings.of(Map.of()));
  }

  private SystemSources sources(Vertx own, DnsSettings dns, KubernetesSettings kubernetes) {
    return new SystemSources(own, Timers.of(own), folder, EndpointList::read, dns, kubernetes);
  }

  private String call() throws Exception {
    return gateway.client().get("/users").body();
  }

  private String operation() throws Exception {
    return gateway.client().graphQl("/graphql", "{ name }").encode();
  }

  private int metric(String name) throws Exception {
    String line = "facet_upstream_" + name + "{service=\"users\"} ";
    String page = gateway.management().get("/metrics").body();
    int at = page.indexOf(line) + line.length();
    return (int) Double.parseDouble(page.substring(at, page.indexOf('\n', at)));
  }
}
