// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A service with several endpoints, by the settings of a file. */
class SeveralEndpointsIT extends WithGateway {
  private static final int CALLS = 40;
  private static final String NOTICES = "dev.facet.upstream.endpoint.EndpointNotices";

  @Test
  void aClientGoesToTheSameEndpointOnRoutesAndByOperations() throws Exception {
    start("balance: hash(ip)");
    int before = upstream("a").requests().size();
    for (int i = 0; i < CALLS; i++) {
      String client = "192.0.2." + i;
      String first = endpointOf(client);
      assertEquals(first, endpointOf(client));
      gateway.client().graphQl("/graphql", "{ name }", "x-forwarded-for", client);
      assertEquals(first, Objects.requireNonNull(lastAsked));
    }
    assertTrue(upstream("a").requests().size() > before);
    assertTrue(!upstream("b").requests().isEmpty());
  }

  private volatile String lastAsked = "";

  private String endpointOf(String client) throws Exception {
    return gateway.client().get("/names", "x-forwarded-for", client).body();
  }

  @Test
  void anEndpointThatFailsIsLeftOutWithOneLine() throws Exception {
    try (RecordedLog log = new RecordedLog(NOTICES)) {
      start("balance: roundRobin");
      upstream("b").on("GET", "/names", _ -> FakeResponse.status(503));
      for (int i = 0; i < CALLS; i++) {
        assertEquals(
            false, gateway.client().get("/names").headers().map().toString().contains("127.0.0.1"));
      }

      assertEquals(5, upstream("b").count("/names"));
      assertEquals(CALLS - 5, upstream("a").count("/names"));
      assertEquals(
          List.of(
              Map.of(
                  "service",
                  "names",
                  "endpoint",
                  upstream("b").url(),
                  "cause",
                  "failures in a row, the last: status 503")),
          log.members());
      assertEquals(Level.WARN, log.events().getFirst().getLevel());
      assertTrue(page().contains(state("b", "ejected") + " 1.0"), page());
      assertTrue(page().contains(state("a", "used") + " 1.0"), page());
    }
  }

  @Test
  void anUnhealthyEndpointGetsNoCalls() throws Exception {
    upstream("a").on("GET", "/health", _ -> FakeResponse.status(200));
    upstream("b").on("GET", "/health", _ -> FakeResponse.status(503));
    try (RecordedLog log = new RecordedLog(NOTICES)) {
      start("balance: roundRobin\n    health: { path: /health, every: 1s, unhealthyAfter: 2 }");
      for (int checks = 2; log.events().isEmpty(); checks++) {
        upstream("b").awaitRequests(checks);
      }
      for (int i = 0; i < CALLS; i++) {
        assertEquals("a", gateway.client().get("/names").body());
      }

      assertEquals(
          List.of(
              Map.of("service", "names", "endpoint", upstream("b").url(), "cause", "status 503")),
          log.members());
      assertTrue(page().contains(state("b", "unhealthy") + " 1.0"), page());
    }
  }

  @Test
  void theBreakerOfAnEndpointTellsEachChangeByOneLine() throws Exception {
    try (RecordedLog log = new RecordedLog(NOTICES)) {
      start("breaker: { window: 10, open: 50ms }\n    outliers: { atMost: 0% }");
      upstream("a").on("GET", "/names", _ -> FakeResponse.status(503));
      upstream("b").on("GET", "/names", _ -> FakeResponse.status(503));
      while (log.members().stream().noneMatch(line -> isOf(line, "a"))) {
        gateway.client().get("/names");
      }
      assertEquals(
          "circuit breaker opened: names "
              + upstream("a").url()
              + ": for 1 s: 100% of its last 10 calls failed, the last failure: status 503",
          lines(log, "a").getFirst());

      upstream("a").on("GET", "/names", _ -> FakeResponse.status(200));
      while (!lines(log, "a").getLast().startsWith("circuit breaker closed: names ")) {
        gateway.client().get("/names");
      }
      assertTrue(
          lines(log, "a").stream()
              .anyMatch(line -> line.endsWith(upstream("a").url() + ": a probe decides")));
    }
  }

  private List<String> lines(RecordedLog log, String endpoint) {
    return log.events().stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(upstream(endpoint).url() + ":"))
        .toList();
  }

  private boolean isOf(Map<String, Object> line, String endpoint) {
    return upstream(endpoint).url().equals(line.get("endpoint"));
  }

  private String state(String endpoint, String state) {
    return "facet_upstream_endpoint_state{endpoint=\""
        + upstream(endpoint).url()
        + "\",service=\"names\",state=\""
        + state
        + "\"}";
  }

  private String page() throws Exception {
    return gateway.management().get("/metrics").body();
  }

  private FakeUpstream upstream(String name) {
    return gateway.upstream(name);
  }

  private void start(String settings) {
    for (String name : List.of("a", "b")) {
      upstream(name)
          .on(
              "GET",
              "/names",
              _ -> {
                lastAsked = name;
                return FakeResponse.of(200, Map.of(), name);
              });
      upstream(name)
          .on(
              "GET",
              "/name",
              _ -> {
                lastAsked = name;
                return FakeResponse.json(200, "\"x\"");
              });
    }
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, trustedProxies: [127.0.0.1/32] }
          management: { port: 0 }
        services:
          names:
            endpoints: [{ url: "http://a.upstream" }, { url: "http://b.upstream" }]
            %s
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none }
        routes:
          - { id: names, match: { path: /names }, auth: none, to: { names: 1 } }
        """
            .formatted(settings));
    gateway.file(
        "schema/web.graphql", "type Query { name: String @rest(service: names, get: \"/name\") }");
    gateway.start(Mode.START);
  }
}
