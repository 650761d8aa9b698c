// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;

/**
 * Some lines of a page that follow each other.
 *
 * @param source the page
 * @param line the first of them in the page, from 1
 * @param text the lines, each ended by {@code \n}; empty where there are none
 */
public record PageText(SourceText source, int line, String text) {
  /** The lines without their ends. */
  List<String> lines() {
    return text.lines().toList();
  }

  /** These lines without the first ones. */
  PageText from(int first) {
    List<String> rest = lines().subList(first, lines().size());
    return new PageText(source, line + first, joined(rest));
  }

  /** The first ones of these lines. */
  PageText upTo(int end) {
    return new PageText(source, line, joined(lines().subList(0, end)));
  }

  /** Where one of the lines stands in the page, its indentation left out. */
  SourceSpan span(int index) {
    int at = Math.max(1, line + index);
    String whole = source.line(at);
    int indent = whole.length() - whole.stripLeading().length();
    return source.span(at, indent + 1, whole.strip().length());
  }

  /** Lines as one text. */
  static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
