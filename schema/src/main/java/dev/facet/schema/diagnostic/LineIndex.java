// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text, found once for many places in it. */
final class LineIndex {
  /** The characters that end lines, in their order. */
  private final int[] ends;

  LineIndex(SourceText source) {
    ends = IntStream.range(0, source.text().length()).filter(source::endsLine).toArray();
  }

  /** The line of an offset, 1 for the first line. */
  int line(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return 1 + (found < 0 ? -found - 1 : found);
  }
}
