// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices changes below a folder by looking: names, sizes and times of its files. Looking works
 * where notifications do not: network mounts, and the symbolic links that Kubernetes swaps when it
 * updates a ConfigMap. Blocks: not for event loops.
 */
public final class SourceWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(SourceWatcher.class);
  private static final int MAX_DEPTH = 16;

  private final Path folder;
  private final Runnable changed;
  private Map<Path, Stamp> seen = Map.of();
  private Map<Path, Stamp> settling = Map.of();

  /** What tells one content of a file from another. */
  private record Stamp(long size, long modifiedNanos, String key) {}

  /**
   * Begins with no file at all: those that are there are a change, because they may not be what was
   * read before.
   *
   * @param changed runs after a look that found a change
   */
  public SourceWatcher(Path folder, Runnable changed) {
    this.folder = folder;
    this.changed = changed;
  }

  /**
   * Looks once. A change counts when the next look finds it unchanged: files are written in pieces.
   */
  public synchronized void check() {
    Map<Path, Stamp> now = look();
    boolean settled = now.equals(settling);
    settling = now;
    if (settled && !now.equals(seen)) {
      seen = now;
      changed.run();
    }
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        note(file, stamps);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("a look at {} was disturbed; the next one will see", folder, e);
    }
    return stamps;
  }

  private static void note(Path file, Map<Path, Stamp> stamps) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      stamps.put(
          file,
          new Stamp(
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
              String.valueOf(attributes.fileKey())));
    }
  }
}
