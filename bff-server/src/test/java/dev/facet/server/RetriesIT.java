// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What facet.yaml says of retries holds for fields and for routes. */
class RetriesIT extends WithGateway {
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              s:
                endpoints: [{ url: "http://s.upstream" }]
                retry: { attempts: 3, on: [connect, reset, timeout, 429, 503], budget: 50% }
              slow: { endpoints: [{ url: "http://slow.upstream" }], hedge: { after: 30ms, budget: 100% } }
              most: { endpoints: [{ url: "http://most.upstream" }], hedge: { after: p99 } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none }
            routes:
              - { id: s, match: { path: /s/* }, auth: none, to: { s: 1 } }
              - { id: slow, match: { path: /slow }, auth: none, to: { slow: 1 } }
              - { id: most, match: { path: /most }, auth: none, to: { most: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              name: String @rest(service: s, get: "/name")
              slow: String @rest(service: slow, get: "/slow")
            }
            type Mutation { add: String @rest(service: s, post: "/add") }
            """);
    gateway.upstream("s").on("GET", "/name", _ -> third("\"ada\""));
    gateway.upstream("s").on("GET", "/s/name", _ -> third("\"ada\""));
    gateway.upstream("s").on("POST", "/add", _ -> third("\"ada\""));
    gateway.upstream("slow").on("GET", "/slow", _ -> second());
    gateway.start(Mode.START);
  }

  private FakeResponse third(String json) {
    return switch (asked.incrementAndGet()) {
      case 1 -> FakeResponse.reset();
      case 2 -> FakeResponse.json(503, "{}");
      default -> FakeResponse.json(200, json);
    };
  }

  private FakeResponse second() {
    return asked.incrementAndGet() == 1 ? FakeResponse.never() : FakeResponse.json(200, "\"ada\"");
  }

  @Test
  void aFieldAndARouteHaveTheResponseOfTheSecondOfTwoAttempts() throws Exception {
    assertEquals(
        "{\"data\":{\"slow\":\"ada\"}}", gateway.client().graphQl("/graphql", "{ slow }").encode());
    asked.set(0);
    assertEquals("\"ada\"", gateway.client().get("/slow").body());
  }

  @Test
  void aFieldHasTheResponseOfTheThirdAttempt() throws Exception {
    assertEquals(
        "{\"data\":{\"name\":\"ada\"}}", gateway.client().graphQl("/graphql", "{ name }").encode());
    assertEquals(3, gateway.upstream("s").requests().size());
  }

  @Test
  void aRouteHasTheResponseOfTheThirdAttempt() throws Exception {
    assertEquals("\"ada\"", gateway.client().get("/s/name").body());
    assertEquals(3, gateway.upstream("s").requests().size());
  }

  @Test
  void aMutationByPostIsSentOnce() throws Exception {
    assertTrue(
        TestClient.extensions(gateway.client().graphQl("/graphql", "mutation { add }"))
            .getBoolean("mayHaveActed"));
    assertEquals(1, gateway.upstream("s").requests().size());
  }
}
