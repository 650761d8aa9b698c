// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatcherTest {
  @TempDir Path folder;

  private final AtomicInteger changes = new AtomicInteger();

  @Test
  void takesWhatIsThereForAChangeOnce() throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), "version: 1");
    SourceWatcher watcher = watcher();

    assertEquals(0, changesAfterALook(watcher));
    assertEquals(1, changesAfterALook(watcher));
    assertEquals(1, changesAfterALook(watcher));
  }

  @Test
  void waitsUntilAFileIsWritten() throws IOException {
    SourceWatcher watcher = watcher();
    assertEquals(0, changesAfterALook(watcher));

    Path file = folder.resolve("web.graphql");
    Files.writeString(file, "type");
    assertEquals(0, changesAfterALook(watcher));
    Files.writeString(file, "type Query");
    assertEquals(0, changesAfterALook(watcher));
    assertEquals(1, changesAfterALook(watcher));

    Files.delete(file);
    assertEquals(1, changesAfterALook(watcher));
    assertEquals(2, changesAfterALook(watcher));
  }

  private SourceWatcher watcher() {
    return new SourceWatcher(folder, changes::incrementAndGet);
  }

  private int changesAfterALook(SourceWatcher watcher) {
    watcher.check();
    return changes.get();
  }
}
