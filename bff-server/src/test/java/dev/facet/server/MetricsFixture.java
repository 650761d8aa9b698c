// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway, and its metrics as samples by name. */
abstract class MetricsFixture {
  static final String NAME = "abcdefgh".repeat(500);

  static final String CONFIGURATION =
      """
      version: 1
      services:
        catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
        other: { endpoints: [{ url: "http://other.upstream" }] }
      policies:
        few: { concurrency: { max: 1000 } }
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], auth: none }
      routes:
        - { id: names, match: { path: /name }, auth: none, to: { catalog: 1 } }
        - { id: others, match: { path: /other }, auth: none, use: [few], to: { other: 1 } }
      """;

  static final String SCHEMA =
      """
      type Query {
        name: String @rest(service: catalog, get: "/name")
        broken: String @rest(service: catalog, get: "/broken")
      }
      """;

  @TempDir Path folder;
  final Promise<Void> released = Promise.promise();
  GatewayFixture gateway;
  TestClient client;

  @BeforeEach
  void startGateway() {
    gateway = GatewayFixture.onOneLoop(folder);
    gateway.file("facet.yaml", CONFIGURATION).file("schema/web.graphql", SCHEMA);
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/name",
            _ ->
                FakeResponse.later(
                    released.future().map(_ -> FakeResponse.json(200, "\"" + NAME + "\""))));
    gateway.upstream("catalog").on("GET", "/broken", _ -> FakeResponse.json(503, "{}"));
    gateway.upstream("other").on("GET", "/other", _ -> FakeResponse.json(200, "{}"));
    gateway.start(Mode.START);
    client = gateway.client();
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  String page() throws Exception {
    return gateway.management().get("/metrics").body();
  }
}
