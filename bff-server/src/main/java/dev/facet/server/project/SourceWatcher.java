// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/**
 * Notices changes of what a project is read from by looking: at the configuration file, at the
 * files that its globs find, and at those that its values come from, wherever they lie. Looking
 * works where notifications do not: network mounts, and the symbolic links that Kubernetes swaps
 * when it updates a ConfigMap or a Secret. Blocks: not for event loops.
 */
public final class SourceWatcher {
  private final ProjectFolder folder;
  private final Supplier<ProjectMark> last;
  private final Runnable changed;
  private Map<String, Stamp> seen = Map.of();
  private Map<String, Stamp> settling = Map.of();

  /** What tells one content of a file from another. */
  private record Stamp(long size, long modifiedNanos, String key, boolean readable) {
    /** What cannot be looked at. */
    static final Stamp ABSENT = new Stamp(-1, 0, "", false);

    static Stamp of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            attributes.size(),
            attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            String.valueOf(attributes.fileKey()),
            Files.isReadable(file));
      } catch (IOException absent) {
        return ABSENT;
      }
    }
  }

  /**
   * Begins with no file at all: those that are there are a change, because they may not be what was
   * read before.
   *
   * @param last what was read the last time, good or not; asked at every look
   * @param changed runs after a look that found a change
   */
  public SourceWatcher(ProjectFolder folder, Supplier<ProjectMark> last, Runnable changed) {
    this.folder = folder;
    this.last = last;
    this.changed = changed;
  }

  /**
   * Looks once. A change counts when the next look finds it unchanged: files are written in pieces.
   */
  public synchronized void check() {
    Map<String, Stamp> now = look();
    boolean settled = now.equals(settling);
    settling = now;
    if (settled && !now.equals(seen)) {
      seen = now;
      changed.run();
    }
  }

  private Map<String, Stamp> look() {
    ProjectMark mark = last.get();
    Map<String, Stamp> stamps = new TreeMap<>();
    note(folder.configFile(), stamps);
    mark.globs().forEach(glob -> note(glob, stamps));
    for (String file : mark.valueFiles()) {
      try {
        note(folder.folder().resolve(file), stamps);
      } catch (InvalidPathException nowhere) {
        stamps.put(file, Stamp.ABSENT);
      }
    }
    return stamps;
  }

  private void note(String glob, Map<String, Stamp> stamps) {
    try {
      folder.files(glob).forEach(file -> note(file, stamps));
    } catch (IOException | PatternSyntaxException disturbed) {
      stamps.put(glob, Stamp.ABSENT); // what disturbs may go away, which is a change then
    }
  }

  private static void note(Path file, Map<String, Stamp> stamps) {
    stamps.put(file.toString(), Stamp.of(file));
  }
}
