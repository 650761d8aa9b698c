// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page: a title, sentences, and blocks that are run.
 *
 * @param source the file
 * @param title the first heading
 * @param explained whether there are sentences
 * @param blocks in the order of the page
 */
public record TestPage(SourceText source, String title, boolean explained, List<PageBlock> blocks) {
  private static final String FENCE = "```";
  private static final String TITLE = "# ";

  /** Copies the list. */
  public TestPage {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads a page.
   *
   * @throws MalformedPageException where it is none
   */
  public static TestPage read(SourceText source) {
    PageText whole = new PageText(source, 1, PageText.joined(source.text().lines().toList()));
    List<String> lines = whole.lines();
    if (source.text().isBlank()) {
      throw new MalformedPageException(
          source.span(1, 1, 0), "the page is empty", "begin with a title: # What it shows");
    }
    if (!lines.getFirst().startsWith(TITLE)) {
      throw new MalformedPageException(
          whole.span(0), "the page has no title", "begin it with a line such as # What it shows");
    }
    List<PageBlock> blocks = new ArrayList<>();
    boolean explained = false;
    for (int at = 1; at < lines.size(); at++) {
      if (lines.get(at).startsWith(FENCE)) {
        int end = end(whole, at);
        blocks.add(
            PageBlock.of(
                lines.get(at).substring(FENCE.length()),
                whole.span(at),
                whole.upTo(end).from(at + 1)));
        at = end;
      } else {
        explained |= !lines.get(at).isBlank();
      }
    }
    return new TestPage(
        source, lines.getFirst().substring(TITLE.length()).strip(), explained, blocks);
  }

  /** The line that ends the block that begins at a line. */
  private static int end(PageText whole, int begin) {
    List<String> lines = whole.lines();
    for (int at = begin + 1; at < lines.size(); at++) {
      if (lines.get(at).stripTrailing().equals(FENCE)) {
        return at;
      }
    }
    throw new MalformedPageException(
        whole.span(begin), "the block has no end", "end it with a line of " + FENCE);
  }

  /** The blocks of a kind. */
  public List<PageBlock> all(PageBlock.Kind kind) {
    return blocks.stream().filter(block -> block.kind() == kind).toList();
  }

  /** The first block of a kind, where there is one. */
  public Optional<PageBlock> one(PageBlock.Kind kind) {
    return all(kind).stream().findFirst();
  }
}
