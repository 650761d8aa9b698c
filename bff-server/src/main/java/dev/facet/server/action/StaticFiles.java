// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import java.util.Map;

/**
 * The files of a folder, and how they are sent.
 *
 * @param dir the folder, absolute or relative to the project's
 * @param index the name of the file that stands for its folder
 * @param fallback the file for navigations to what is not there, by its path in the folder; empty
 *     for none
 * @param cacheControl the value of Cache-Control of all but the fallback
 * @param precompressed whether siblings such as {@code app.js.br} are sent to those who accept them
 * @param types media types by extensions in lower case, before the known ones
 */
public record StaticFiles(
    String dir,
    String index,
    String fallback,
    String cacheControl,
    boolean precompressed,
    Map<String, String> types) {
  /** Copies the map. */
  public StaticFiles {
    types = Map.copyOf(types);
  }

  /** What is served and how, for people. */
  String words() {
    return "the files of "
        + dir
        + (precompressed ? ", or their precompressed siblings" : "")
        + (fallback.isEmpty() ? "" : ", and " + fallback + " to navigations elsewhere")
        + "; Cache-Control: "
        + cacheControl;
  }
}
