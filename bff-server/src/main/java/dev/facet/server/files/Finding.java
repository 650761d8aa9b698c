// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

/** What is found where a request points to. */
sealed interface Finding {
  /** A file. */
  record File(OpenedFile opened) implements Finding {}

  /** A folder with an index, asked for without the slash at its end. */
  record Folder() implements Finding {}

  /**
   * Nothing that is served.
   *
   * @param reason why not, for the log; empty where there is simply nothing
   */
  record Nothing(String reason) implements Finding {}
}
