// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.SourceText;
import java.util.List;

/** What a glob of {@code facet.yaml} came to. */
sealed interface GlobFiles {
  /**
   * It finds files.
   *
   * @param texts those that can be read, in the order of their names
   * @param unreadable the others
   */
  record Found(List<SourceText> texts, List<FileReading.Unreadable> unreadable)
      implements GlobFiles {
    /** Copies the lists. */
    public Found {
      texts = List.copyOf(texts);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * It finds no file.
   *
   * @param remedy what was probably meant
   */
  record Nothing(String remedy) implements GlobFiles {}

  /**
   * It is no glob.
   *
   * @param reason for people
   */
  record Malformed(String reason) implements GlobFiles {}
}
