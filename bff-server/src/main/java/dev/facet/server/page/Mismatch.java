// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.SourceSpan;

/**
 * Something that came otherwise than a page says.
 *
 * @param place where the page says it
 * @param what came otherwise, such as {@code $.data.product.name}
 * @param expected what the page says
 * @param actual what came
 */
public record Mismatch(SourceSpan place, String what, String expected, String actual) {
  /** {@code tests/product.md:12:5: $.data.name: "a" (expected: "b")}. */
  @Override
  public String toString() {
    return place + ": " + what + ": " + actual + " (expected: " + expected + ")";
  }
}
