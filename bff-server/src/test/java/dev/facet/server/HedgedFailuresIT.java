// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.failure.FailureLog;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line of a failed call says how many of its attempts began beside another one. */
class HedgedFailuresIT extends WithGateway {
  private final RecordedLog calls = new RecordedLog(FailureLog.class.getName());
  private final RecordedLog routes = new RecordedLog(Pipeline.class.getName());

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
                hedge: { after: 1ms, budget: 100% }
                timeout: { attempt: 3s }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none }
            routes:
              - { id: s, match: { path: /s }, auth: none, to: { s: 1 } }
            """)
        .file("schema/web.graphql", "type Query { v: Int @rest(service: s, get: \"/s\") }");
    gateway.upstream("s").on("GET", "/s", _ -> FakeResponse.never());
    gateway.start(Mode.START);
  }

  @AfterEach
  void stopRecording() {
    calls.close();
    routes.close();
  }

  @Test
  void ofAField() throws Exception {
    gateway.client().graphQl("/graphql", "{ v }");

    assertHedged(calls.members().getFirst());
  }

  @Test
  void ofARoute() throws Exception {
    assertEquals(504, gateway.client().get("/s").statusCode());

    assertHedged(routes.members().getFirst());
  }

  private static void assertHedged(Map<String, Object> line) {
    assertEquals("UPSTREAM_TIMEOUT", line.get("code"));
    assertEquals(2, line.get("attempts"));
    assertEquals(1, line.get("hedges"));
  }
}
