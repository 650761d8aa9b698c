// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.TextTemplate;
import org.jspecify.annotations.Nullable;

/**
 * {@code @value}: a constant or a string.
 *
 * @param span the directive's name
 * @param faulty whether its arguments are not all as defined, so that nothing counts as missing
 * @param json the constant; null for none
 * @param text the text; null for none
 */
public record ValueDirective(
    SourceSpan span,
    boolean faulty,
    @Nullable Constant json,
    @Nullable LocatedTemplate<TextTemplate> text) {
  /**
   * A constant.
   *
   * @param value plain Java, as described for {@link dev.facet.schema.template}
   * @param span where it stands
   */
  public record Constant(@Nullable Object value, SourceSpan span) {}
}
