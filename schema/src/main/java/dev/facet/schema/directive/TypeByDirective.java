// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @typeBy}: which object type an object of an interface or union is.
 *
 * @param span the directive's name
 * @param path where in the object's JSON the value stands; null where it cannot be read
 * @param cases types for values that are not the type's name
 */
public record TypeByDirective(SourceSpan span, @Nullable JsonPath path, List<Case> cases) {
  /** Copies the list. */
  public TypeByDirective {
    cases = List.copyOf(cases);
  }

  /**
   * One case.
   *
   * @param when the value
   * @param type the name of the object type
   */
  public record Case(Located<String> when, Located<String> type) {}
}
