// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.pipeline.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a change. */
class SourceWatcherTest {
  @TempDir Path folder;
  @TempDir Path secrets;

  private final AtomicInteger changes = new AtomicInteger();
  private SourceWatcher watcher;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectory(folder.resolve("schema"));
    mount("1", "first");
    link(secrets.resolve("token"), Path.of("..data", "token"));
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        services:
          s: { endpoints: [{ url: "http://127.0.0.1:9" }], headers: { x-key: "${file:%s}" } }
        frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
        """
            .formatted(secrets.resolve("token")));
    ProjectFolder project = new ProjectFolder(folder);
    ProjectMark read =
        new ProjectReader(
                new ProjectInputs(
                    project, new Substitutions(_ -> null, project::value), PluginCatalogue.load()))
            .read()
            .mark();
    watcher = new SourceWatcher(project, () -> read, changes::incrementAndGet);
  }

  /** Writes a secret as Kubernetes does: into a folder of its own, then one link is swapped. */
  private void mount(String generation, String value) throws IOException {
    Path written = Files.createDirectory(secrets.resolve("..generation" + generation));
    Files.writeString(written.resolve("token"), value);
    Path link = secrets.resolve("..new");
    link(link, written.getFileName());
    Files.move(link, secrets.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
  }

  private int changesAfterALook() {
    watcher.check();
    return changes.get();
  }

  private int changesWhenSettled() {
    watcher.check();
    return changesAfterALook();
  }

  @Test
  void takesWhatIsThereForAChangeOnce() {
    assertEquals(0, changesAfterALook());
    assertEquals(1, changesAfterALook());
    assertEquals(1, changesAfterALook());
  }

  @Test
  void waitsUntilAFileIsWritten() throws IOException {
    assertEquals(1, changesWhenSettled());

    Path file = folder.resolve("schema/web.graphql");
    Files.writeString(file, "type");
    assertEquals(1, changesAfterALook());
    Files.writeString(file, "type Query");
    assertEquals(1, changesAfterALook());
    assertEquals(2, changesAfterALook());

    Files.delete(file);
    assertEquals(2, changesAfterALook());
    assertEquals(3, changesAfterALook());
  }

  @Test
  void looksAtNothingThatTheProjectIsNotMadeOf() throws IOException {
    assertEquals(1, changesWhenSettled());

    Files.writeString(folder.resolve("facet.log"), "a line");
    Files.writeString(folder.resolve("schema/notes.txt"), "a note");
    Files.createSymbolicLink(folder.resolve("around"), folder);

    assertEquals(1, changesWhenSettled());
  }

  @Test
  void seesMountedValuesBeingSwappedAndGoingAway() throws IOException {
    assertEquals(1, changesWhenSettled());

    mount("2", "other");
    assertEquals(2, changesWhenSettled());

    Files.delete(secrets.resolve("..data"));
    assertEquals(3, changesWhenSettled());

    mount("3", "third");
    assertEquals(4, changesWhenSettled());
  }
}
