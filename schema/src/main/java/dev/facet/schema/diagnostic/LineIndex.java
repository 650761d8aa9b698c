// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a source, found once for many places in it. */
final class LineIndex {
  private final int length;

  /** The characters that end lines, in their order. */
  private final int[] ends;

  LineIndex(String text) {
    length = text.length();
    ends = IntStream.range(0, length).filter(at -> SourceText.endsLine(text, at)).toArray();
  }

  /** The line of an offset, 1 for the first line. */
  int line(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return 1 + (found < 0 ? -found - 1 : found);
  }

  /** Where a line starts; the end of the text for one behind the last. */
  int start(int line) {
    if (line <= 1) {
      return 0;
    }
    return line - 2 < ends.length ? ends[line - 2] + 1 : length;
  }
}
