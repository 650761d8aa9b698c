// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.LeaseLog;
import dev.facet.server.RecordedReloads;
import dev.facet.server.runtime.Gateway;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotCompilerTest {
  private static final String SDL = "type Query { greet: String! @value(json: \"Hello\") }";

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private SnapshotCompiler compiler;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @BeforeEach
  void writeProject() throws IOException {
    write("secret", "one");
    write(
        "facet.yaml",
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://127.0.0.1:9" }], headers: { x-key: "${file:secret}" } }
        frontends:
          web: { path: /graphql, schema: ["*.graphql"], auth: none, documents: { files: ["*.json"] } }
        """);
    write("web.graphql", SDL);
    write("operations.json", "{ \"a\": \"{ greet }\" }");
    compiler =
        new SnapshotCompiler(
            Gateway.parts(
                vertx,
                new VertxUpstreamPool(vertx),
                Gateway.inputs(folder, Mode.CHECK),
                Mode.CHECK));
  }

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private boolean changedAfter(String name, String text) throws IOException {
    if (compiler.compile() instanceof Compilation.Compiled<Snapshot>(var snapshot, _)) {
      snapshot.retire();
    }
    assertFalse(compiler.changed());
    write(name, text);
    return compiler.changed();
  }

  @Test
  void isNotChangedByFilesThatAreNoPartOfTheProject() throws IOException {
    assertFalse(changedAfter("facet.log", "serving version 12ab of the files"));
  }

  @Test
  void isChangedByTextsOfAllKinds() throws IOException {
    assertTrue(changedAfter("facet.yaml", "version: 2"));
    assertTrue(changedAfter("facet.yaml", "version: 3"));
    writeProject();
    assertTrue(changedAfter("web.graphql", SDL + " type T { a: Int }"));
    assertTrue(changedAfter("more.graphql", "type U { a: Int }"));
    assertTrue(changedAfter("operations.json", "{}"));
  }

  /** The first client is leased when the second one cannot be made. */
  @Test
  void givesBackWhatItTookWhereTheRestCannotBeMade() throws Exception {
    write(
        "facet.yaml",
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] }
          broken: { endpoints: [{ url: "http://127.0.0.1:9" }] }
        routes: [{ id: a, match: { path: /a }, auth: none, to: { catalog: 1, broken: 1 } }]
        """);
    LeaseLog pool = new LeaseLog(new VertxUpstreamPool(vertx), "broken");
    GatewayParts parts = Gateway.parts(vertx, pool, Gateway.inputs(folder, Mode.START), Mode.START);
    RecordedReloads told = new RecordedReloads();
    Reloader reloader =
        new Reloader(
            new SnapshotCompiler(parts), new CurrentSnapshot(Snapshot.broken("nothing yet")), told);

    reloader.reload();
    reloader.reload();

    assertEquals(List.of("lease catalog", "close catalog"), pool.log());
    assertEquals(IllegalStateException.class, told.next().faults().getFirst().getClass());
    assertTrue(told.isEmpty(), "told once for one change of the files");
  }

  @Test
  void isChangedByASecretThatIsNotInTheTexts() throws IOException {
    assertTrue(changedAfter("secret", "another"));
  }
}
