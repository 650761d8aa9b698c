// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import java.util.Set;

/**
 * {@code @authenticated} and {@code @requiresScopes} of one place.
 *
 * @param authenticated whether a verified caller is needed
 * @param scopes each {@code @requiresScopes}
 */
public record AccessDirectives(boolean authenticated, List<RequiresScopesDirective> scopes) {
  /** Copies the list. */
  public AccessDirectives {
    scopes = List.copyOf(scopes);
  }

  /**
   * {@code @requiresScopes}.
   *
   * @param span the directive's name
   * @param alternatives sets of scopes, one of which must be granted entirely
   */
  public record RequiresScopesDirective(SourceSpan span, List<Set<String>> alternatives) {
    /** Copies the list. */
    public RequiresScopesDirective {
      alternatives = List.copyOf(alternatives);
    }
  }
}
