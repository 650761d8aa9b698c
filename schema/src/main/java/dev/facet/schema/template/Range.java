// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/**
 * A piece of a template's text.
 *
 * @param start offset of the first character
 * @param end offset behind the last character
 */
public record Range(int start, int end) {
  /** Guards the order. */
  public Range {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("range: " + start + ".." + end + " (expected: in order)");
    }
  }
}
