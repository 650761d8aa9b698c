// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the gateway itself while it takes files over. */
class FailedReloadIT {
  private static final String CONFIGURATION =
      """
      version: 1
      listeners:
        public: { port: 0, address: 127.0.0.1 }
        management: { port: 0 }
      services:
        catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] }
      routes:
        - { id: a, match: { path: /a }, auth: none, to: { catalog: 1 } }
      """;

  @TempDir private Path folder;
  private final Vertx vertx = GatewayVertx.create();

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), text);
  }

  @Test
  void isShownAndCountedAndLeavesNothingBehind() throws Exception {
    write(CONFIGURATION);
    LeaseLog pool = new LeaseLog(new VertxUpstreamPool(vertx), "broken");
    RecordedReloads reloads = new RecordedReloads();
    Gateway gateway =
        Gateway.start(
                Gateway.parts(vertx, pool, Gateway.inputs(folder, Mode.START), Mode.START), reloads)
            .await();
    TestClient management = new TestClient(gateway.managementPort());
    assertTrue(reloads.next().accepted());
    String version = gateway.snapshot().version();

    write(
        CONFIGURATION.replace(
            "services:\n",
            "services:\n  broken: { endpoints: [{ url: \"http://127.0.0.1:9\" }] }\n"));

    assertEquals(1, reloads.next().faults().size());
    JsonObject ready = new JsonObject(management.get("/readyz").body());
    assertEquals("ready", ready.getString("status"));
    assertEquals("failed", ready.getString("lastReload"));
    assertEquals(version, ready.getString("configuration"));
    assertTrue(ready.getString("findings").contains("IllegalStateException"), ready.encode());
    String metrics = management.get("/metrics").body();
    assertTrue(metrics.contains("facet_reloads_total{outcome=\"failed\"} 1"), metrics);
    assertTrue(metrics.contains("facet_reload_accepted 0"), metrics);

    write(CONFIGURATION.replace("path: /a", "path: /b"));
    assertTrue(reloads.next().accepted());
    assertEquals(
        "accepted", new JsonObject(management.get("/readyz").body()).getString("lastReload"));
    gateway.close().await();
    assertEquals(
        List.of("catalog", "catalog"),
        pool.log().stream()
            .filter(line -> line.startsWith("close "))
            .map(line -> line.substring("close ".length()))
            .toList());
  }
}
