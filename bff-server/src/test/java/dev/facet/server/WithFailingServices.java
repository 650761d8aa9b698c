// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.resolver.failure.FailureLog;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway in front of services that fail, and the lines that tell of it. */
abstract class WithFailingServices extends WithGateway {
  final RecordedLog failures = new RecordedLog(FailureLog.class.getName());
  final RecordedLog access = new RecordedLog("access");
  final RecordedLog routes = new RecordedLog(Pipeline.class.getName());

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              s: { endpoints: [{ url: "http://s.upstream" }] }
              away: { endpoints: [{ url: "http://127.0.0.1:1/base" }] }
              slow: { endpoints: [{ url: "http://slow.upstream" }], timeout: { attempt: 1s } }
            policies: { id: { correlationId: {} }, log: { accessLog: {} } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [id, log] }
              bare: { path: /bare, schema: [schema/*.graphql], auth: none }
            routes:
              - { id: away, match: { path: /away/* }, auth: none, use: [id], to: { away: 1 } }
              - { id: parts, match: { path: /parts/* }, auth: none, use: [id, log], to: { s: 1 } }
              - { id: slow, match: { path: /slow }, auth: none, use: [id], to: { slow: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              html(id: ID): String @rest(service: s, get: "/html/{args.id}")
              broken: String @rest(service: s, get: "/broken")
              count: Int @rest(service: s, get: "/count")
              things: [Thing!] @rest(service: s, get: "/things")
              cut: String @rest(service: s, get: "/cut")
              packed: String @rest(service: s, get: "/packed")
              gone: Thing @rest(service: s, get: "/gone")
              taken: String @rest(service: s, get: "/taken", errors: [{ status: 409, code: "TAKEN" }])
              away(id: ID): String @rest(service: away, get: "/x?token={args.id}")
              keyed: String @rest(service: s, get: "/broken?appid=open-sesame&n=1")
            }

            type Thing {
              id: ID
              size: Int
              parts: [Part] @rest(service: s, get: "/parts?of={keys}", batch: { key: "{parent.id}", match: "of" })
            }

            type Part { of: ID }
            """);
    gateway
        .upstream("s")
        .on(
            "GET",
            "/html/hunter2",
            _ -> FakeResponse.of(200, Map.of("content-type", "text/html"), "<html>"));
    gateway.upstream("s").on("GET", "/broken", _ -> FakeResponse.json(503, "{}"));
    gateway.upstream("s").on("GET", "/gone", _ -> FakeResponse.json(404, "{}"));
    gateway.upstream("s").on("GET", "/count", _ -> FakeResponse.json(200, "\"hunter2\""));
    gateway.upstream("s").on("GET", "/taken", _ -> FakeResponse.json(409, "{}"));
    gateway.start(Mode.START);
  }

  @AfterEach
  void closeLogs() {
    failures.close();
    access.close();
    routes.close();
  }
}
