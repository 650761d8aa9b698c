// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.TextTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @ref}: the field is an entity, loaded by key.
 *
 * @param span the directive's name
 * @param faulty whether its arguments are not all as defined, so that nothing counts as missing
 * @param keys the templates of the key
 */
public record RefDirective(SourceSpan span, boolean faulty, List<KeyPart> keys) {
  /** Copies the list. */
  public RefDirective {
    keys = List.copyOf(keys);
  }

  /**
   * A template of the key.
   *
   * @param name the key field that it gives; null where the key is one template
   * @param template the template
   */
  public record KeyPart(@Nullable Located<String> name, LocatedTemplate<TextTemplate> template) {}
}
