// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.LeaseLog;
import dev.facet.server.RecordedReloads;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.project.ProjectSources;
import dev.facet.server.project.SourceWatcher;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
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

/** From a look that finds a change to what serves; each look is the test's own. */
class ReloaderTest {
  private static final Reloader.Listeners NO_LISTENERS =
      new Reloader.Listeners() {
        @Override
        public List<Diagnostic.Error> open(ConfigDocument candidate) {
          return List.of();
        }

        @Override
        public void adopt(ConfigDocument candidate) {}

        @Override
        public void discard() {}
      };

  @TempDir private Path folder;
  @TempDir private Path secrets;
  private final Vertx vertx = GatewayVertx.create();
  private final LeaseLog pool = new LeaseLog(new VertxUpstreamPool(vertx), "broken");
  private final RecordedReloads told = new RecordedReloads();
  private CurrentSnapshot current;
  private SourceWatcher watcher;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(secrets.resolve("token"), "first");
    configure("catalog", "/a");
    start();
  }

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private void configure(String service, String path) throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        services:
          %1$s: { endpoints: [{ url: "http://127.0.0.1:9" }], headers: { x-key: "${file:%2$s}" } }
        routes: [{ id: a, match: { path: %3$s }, auth: none, to: { %1$s: 1 } }]
        """
            .formatted(service, secrets.resolve("token"), path));
  }

  /** What a start does, without listeners. */
  private void start() {
    GatewayParts parts = Gateway.parts(vertx, pool, Gateway.inputs(folder, Mode.START), Mode.START);
    ProjectSources sources = new ProjectReader(parts.inputs()).read();
    current =
        new CurrentSnapshot(
            switch (new SnapshotCompiler(parts).compile(sources)) {
              case Compilation.Compiled<ServingSnapshot>(var snapshot, _) -> snapshot;
              case Compilation.Rejected<ServingSnapshot>(var errors, _) ->
                  BrokenSnapshot.because(errors, "facet");
            });
    Reloader reloader = new Reloader(parts, current, sources.mark(), NO_LISTENERS, told);
    watcher = new SourceWatcher(parts.inputs().folder(), reloader::last, reloader::reload);
  }

  /** Two looks: the second sees that what changed is written. */
  private void look() {
    watcher.check();
    watcher.check();
  }

  private RecordedReloads.Outcome outcome() throws InterruptedException {
    look();
    assertFalse(told.isEmpty(), "the look led to no reload");
    RecordedReloads.Outcome outcome = told.next();
    assertTrue(told.isEmpty(), "told once for one change of the files");
    return outcome;
  }

  @Test
  void leavesWhatServesWhereNothingChanged() {
    Snapshot first = current.look();

    look();
    look();

    assertTrue(told.isEmpty());
    assertSame(first, current.look());
  }

  @Test
  void takesOverWhatChangedBetweenTheFirstReadingAndTheFirstLook() throws Exception {
    Files.writeString(secrets.resolve("token"), "other");

    assertTrue(outcome().accepted());
  }

  @Test
  void takesOverAValueFromOutsideTheFolder() throws Exception {
    look();
    Snapshot first = current.look();

    Files.writeString(secrets.resolve("token"), "a longer one");

    assertTrue(outcome().accepted());
    assertNotSame(first, current.look());
    assertEquals(List.of("lease catalog", "lease catalog", "close catalog"), pool.log());
  }

  @Test
  void servesOnWhereAValueIsGoneAndTakesTheNextOne() throws Exception {
    Snapshot first = current.look();

    Files.delete(secrets.resolve("token"));
    RecordedReloads.Outcome gone = outcome();
    assertFalse(gone.accepted());
    assertEquals("FACET-C011", gone.findings().getFirst().code().id());
    assertSame(first, current.look());

    Files.writeString(secrets.resolve("token"), "first");
    assertTrue(outcome().accepted());
  }

  @Test
  void servesOnWhereTheFileItselfIsGoneAndAcceptsItAgain() throws Exception {
    Snapshot first = current.look();
    String text = Files.readString(folder.resolve("facet.yaml"));

    Files.delete(folder.resolve("facet.yaml"));
    RecordedReloads.Outcome gone = outcome();
    assertEquals("FACET-C071", gone.findings().getFirst().code().id());
    assertSame(first, current.look());

    Files.writeString(folder.resolve("facet.yaml"), text);
    assertTrue(outcome().accepted(), "what is served is what was read last again");
  }

  @Test
  void looksForValuesThatOnlyTheNewFileNames() throws Exception {
    Files.move(secrets.resolve("token"), secrets.resolve("moved"));
    assertFalse(outcome().accepted());

    String text = Files.readString(folder.resolve("facet.yaml"));
    Files.writeString(folder.resolve("facet.yaml"), text.replace("/token}", "/moved}"));
    assertTrue(outcome().accepted());
    Files.writeString(secrets.resolve("moved"), "a longer one");
    assertTrue(outcome().accepted());
  }

  @Test
  void saysWhatIsWrongNowWhereNothingWasEverServed() throws Exception {
    configure("catalog", "a");
    start();
    String first = assertInstanceOf(BrokenSnapshot.class, current.look()).fault();

    configure("catalog", "/a*");
    assertFalse(outcome().accepted());
    String second = assertInstanceOf(BrokenSnapshot.class, current.look()).fault();
    configure("catalog", "/a");
    assertTrue(outcome().accepted());

    assertTrue(second.contains("/a*") && !first.contains("/a*"), first + second);
    assertInstanceOf(ServingSnapshot.class, current.look());
  }

  @Test
  void tellsAFaultOfItsOwnOnceAndGoesOn() throws Exception {
    configure("broken", "/a");
    assertEquals(IllegalStateException.class, outcome().faults().getFirst().getClass());
    look();
    assertTrue(told.isEmpty());
    configure("catalog", "/b");

    assertTrue(outcome().accepted());
  }

  @Test
  void retiresASnapshotOnceHoweverOftenItIsTold() {
    Snapshot held = current.enter();

    current.close();
    current.close();
    held.retire();

    assertFalse(held.enter());
    assertEquals(List.of("lease catalog"), pool.log());
    held.exit();
    assertEquals(List.of("lease catalog", "close catalog"), pool.log());
  }

  @Test
  void givesBackWhatIsMadeAfterTheStop() throws Exception {
    current.close();

    configure("catalog", "/b");
    look();

    assertTrue(told.isEmpty());
    assertEquals(
        List.of("lease catalog", "close catalog", "lease catalog", "close catalog"), pool.log());
  }
}
