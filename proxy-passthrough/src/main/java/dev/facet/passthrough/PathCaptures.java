// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import java.util.List;

/** What the pattern of a route finds in the paths that it takes. */
public interface PathCaptures {
  /**
   * What is captured of a path, each piece as the client wrote it: nothing is decoded. A piece may
   * hold anything, slashes and dots among it, and nothing.
   *
   * @param path in normal form
   */
  List<String> capture(String path);

  /**
   * Whether a path that was made of pieces can be sent: it starts with a slash, and has no dots.
   */
  boolean isSound(String made);
}
