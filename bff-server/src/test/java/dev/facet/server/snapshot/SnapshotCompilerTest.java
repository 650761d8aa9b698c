// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.LeaseLog;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotCompilerTest {
  @TempDir private Path folder;
  private final Vertx vertx = GatewayVertx.create();

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  /** The first client is leased when the second one cannot be made. */
  @Test
  void givesBackWhatItTookWhereTheRestCannotBeMade() throws Exception {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] }
          broken: { endpoints: [{ url: "http://127.0.0.1:9" }] }
        routes: [{ id: a, match: { path: /a }, auth: none, to: { catalog: 1, broken: 1 } }]
        """);
    LeaseLog pool = new LeaseLog(new VertxUpstreamPool(vertx), "broken");
    SnapshotCompiler compiler =
        new SnapshotCompiler(
            Gateway.parts(vertx, pool, Gateway.inputs(folder, Mode.START), Mode.START));

    assertThrows(IllegalStateException.class, compiler::compile);

    assertEquals(List.of("lease catalog", "close catalog"), pool.log());
  }
}
