// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;

/**
 * A string of an SDL file and where each of its characters stands, so that a place inside the value
 * is a place in the file, whatever the escapes.
 */
public final class StringLiteral {
  private final String value;
  private final SourceSpan span;
  private final int[] offsets;

  /**
   * @param value the characters
   * @param span the literal, quotes included
   * @param offsets where each character starts in the file, and behind the last one
   */
  StringLiteral(String value, SourceSpan span, int[] offsets) {
    this.value = value;
    this.span = span;
    this.offsets = offsets.clone();
  }

  /** The characters that the literal stands for. */
  public String value() {
    return value;
  }

  /** The literal, quotes included. */
  public SourceSpan span() {
    return span;
  }

  /**
   * The place of some of the characters; at least one character wide where there is one.
   *
   * @param from index of the first
   * @param to index behind the last
   */
  public SourceSpan within(int from, int to) {
    int last = offsets.length - 1;
    int start = offsets[Math.min(from, last)];
    int end = offsets[Math.min(Math.max(to, from), last)];
    return new SourceSpan(span.source(), start, Math.max(end, Math.min(start + 1, span.end())));
  }

  @Override
  public String toString() {
    return value;
  }
}
