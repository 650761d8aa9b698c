// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files that globs find, each read once, and no more of them than a project may have. */
final class ReadFiles {
  /** The most that all of them may hold, in MiB. */
  private static final int MAX_MEBIBYTES = 32;

  private final ProjectFolder folder;
  private final Map<Path, FileReading> read = new HashMap<>();
  private long left = (long) MAX_MEBIBYTES << 20;

  ReadFiles(ProjectFolder folder) {
    this.folder = folder;
  }

  FileReading file(Path file) {
    return read.computeIfAbsent(file, this::reading);
  }

  private FileReading reading(Path file) {
    try {
      if (left >= 0) {
        SourceText text = folder.read(file);
        left -= text.text().length();
        if (left >= 0) {
          return new FileReading.Text(text);
        }
      }
      return FileReading.Unreadable.beyond(MAX_MEBIBYTES, file.toString());
    } catch (IOException e) {
      return FileReading.Unreadable.of(e, file.toString());
    }
  }
}
