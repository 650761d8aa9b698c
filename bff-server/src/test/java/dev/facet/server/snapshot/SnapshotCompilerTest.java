// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.LeaseLog;
import dev.facet.server.plugin.Plugin;
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
  void givesBackClientsWhereTheRestCannotBeMade() throws Exception {
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

  /** A plugin that something still leases would be there again. */
  @Test
  void givesBackPluginsWhereTheRestCannotBeMade() throws Exception {
    String good =
        """
        version: 1
        services: { catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] } }
        policies: { office: { ip: { allow: [127.0.0.1/32] } } }
        routes: [{ id: a, match: { path: /a }, auth: none, use: [office], to: { catalog: 1 } }]
        """;
    LeaseLog pool = new LeaseLog(new VertxUpstreamPool(vertx), "broken");
    SnapshotCompiler compiler =
        new SnapshotCompiler(
            Gateway.parts(vertx, pool, Gateway.inputs(folder, Mode.START), Mode.START));
    Files.writeString(folder.resolve("facet.yaml"), good);
    ServingSnapshot before = compiled(compiler);
    Files.writeString(folder.resolve("facet.yaml"), good.replace("catalog", "broken"));
    assertThrows(IllegalStateException.class, compiler::compile);
    Files.writeString(folder.resolve("facet.yaml"), good);

    ServingSnapshot equal = compiled(compiler);
    assertSame(office(before), office(equal));
    before.retire();
    equal.retire();
    assertNotSame(office(before), office(compiled(compiler)));
  }

  private static ServingSnapshot compiled(SnapshotCompiler compiler) {
    return switch (compiler.compile()) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, _) -> snapshot;
      case Compilation.Rejected<ServingSnapshot> rejected -> fail("" + rejected.errors());
    };
  }

  private static Plugin office(ServingSnapshot snapshot) {
    return snapshot.all().getFirst().pipeline().describe().getFirst().plugin();
  }
}
