// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import java.util.List;
import java.util.Set;

/**
 * What is remembered of a reading when its texts are used up: enough to see whether another one
 * differs, and where to look for that.
 *
 * @param file a digest of the configuration file
 * @param configuration what it came to
 * @param globs what files of the project were looked for by
 * @param digest of all texts and values
 */
public record ProjectMark(
    String file, DecodedConfig configuration, Set<String> globs, String digest) {
  /** Copies the set. */
  public ProjectMark {
    globs = Set.copyOf(globs);
  }

  /** The files that values were taken from, as the configuration file names them. */
  List<String> valueFiles() {
    return configuration.values().keySet().stream()
        .filter(ValueSource.ValueFile.class::isInstance)
        .map(source -> ((ValueSource.ValueFile) source).path())
        .toList();
  }
}
