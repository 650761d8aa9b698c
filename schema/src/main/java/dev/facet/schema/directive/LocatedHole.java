// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.Hole;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Range;
import dev.facet.schema.template.Root;

/**
 * An expression and where it stands in the files.
 *
 * @param hole the expression in its template
 * @param literal the string that holds the template
 */
public record LocatedHole(Hole hole, StringLiteral literal) {
  /** Where the expression starts to read. */
  public Root root() {
    return hole.expression().root();
  }

  /** The way from there. */
  public JsonPath path() {
    return hole.expression().path();
  }

  /** The place of the expression, braces included. */
  public SourceSpan span() {
    return place(hole.range());
  }

  /** The place of the root's name. */
  public SourceSpan rootSpan() {
    return place(hole.root());
  }

  /**
   * The place of one step of the path.
   *
   * @param index 0 for the first
   */
  public SourceSpan stepSpan(int index) {
    return place(hole.steps().get(index));
  }

  private SourceSpan place(Range range) {
    return literal.within(range.start(), range.end());
  }
}
