// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page: a title, a few sentences, and blocks that are run.
 *
 * @param title the first heading
 * @param blocks in the order of the page
 */
record SpecPage(String title, List<SpecBlock> blocks) {
  private static final String FENCE = "```";

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException where it is no page
   */
  static SpecPage read(String markdown) {
    List<String> lines = markdown.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException("page: no title (expected: # and a title first)");
    }
    List<SpecBlock> blocks = new ArrayList<>();
    boolean prose = false;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(FENCE)) {
        prose |= !line.isBlank();
        continue;
      }
      StringBuilder text = new StringBuilder();
      for (i++; i < lines.size() && !lines.get(i).equals(FENCE); i++) {
        text.append(lines.get(i)).append('\n');
      }
      if (i == lines.size()) {
        throw new IllegalArgumentException("block: " + line + " (expected: a fence at its end)");
      }
      blocks.add(SpecBlock.of(line.substring(FENCE.length()), text.toString()));
    }
    if (!prose) {
      throw new IllegalArgumentException("page: no prose (expected: what it shows, in words)");
    }
    return new SpecPage(lines.getFirst().substring(2), blocks);
  }

  /** The blocks of a kind. */
  List<SpecBlock> all(SpecBlock.Kind kind) {
    return blocks.stream().filter(block -> block.kind() == kind).toList();
  }

  /** The one block of a kind, where there is one. */
  Optional<SpecBlock> one(SpecBlock.Kind kind) {
    return all(kind).stream().findFirst();
  }
}
