// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a block string without their common indentation and without blank lines at both ends
 * (GraphQL specification, {@code BlockStringValue}).
 */
final class BlockLines {
  private BlockLines() {}

  /** Each line as the offsets of its first character and behind its last. */
  static List<int[]> of(String text, int start, int end) {
    List<int[]> lines = split(text, start, end);
    int indent = commonIndent(text, lines);
    for (int[] line : lines.subList(1, lines.size())) {
      // The parser leaves shorter lines as they are, which can only be white space.
      line[0] += line[1] - line[0] > indent ? indent : 0;
    }
    while (!lines.isEmpty() && isBlank(text, lines.getFirst())) {
      lines.removeFirst();
    }
    while (!lines.isEmpty() && isBlank(text, lines.getLast())) {
      lines.removeLast();
    }
    return lines;
  }

  private static List<int[]> split(String text, int start, int end) {
    List<int[]> lines = new ArrayList<>();
    int from = start;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(new int[] {from, at});
        at += c == '\r' && at + 1 < end && text.charAt(at + 1) == '\n' ? 1 : 0;
        from = at + 1;
      }
    }
    lines.add(new int[] {from, end});
    return lines;
  }

  private static int commonIndent(String text, List<int[]> lines) {
    int common = Integer.MAX_VALUE;
    for (int[] line : lines.subList(1, lines.size())) {
      int indent = indent(text, line);
      if (indent < line[1] - line[0]) {
        common = Math.min(common, indent);
      }
    }
    return common == Integer.MAX_VALUE ? 0 : common;
  }

  private static int indent(String text, int[] line) {
    int at = line[0];
    while (at < line[1] && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - line[0];
  }

  private static boolean isBlank(String text, int[] line) {
    return indent(text, line) == line[1] - line[0];
  }
}
