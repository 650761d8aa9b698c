// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.JsonPath;

/**
 * {@code @from}: another name or path.
 *
 * @param span the directive's name
 * @param source what is read or written
 */
public record FromDirective(SourceSpan span, Source source) {
  /** What {@code @from} reads. */
  public sealed interface Source {
    /** A path into the parent's JSON. */
    record Path(JsonPath path) implements Source {}

    /** The status of the answer that the parent came with. */
    record Status() implements Source {}

    /** A header of the answer that the parent came with, in lower case. */
    record Header(String name) implements Source {}
  }
}
