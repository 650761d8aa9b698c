// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.ValueText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an error rule asks of a response's body.
 *
 * @param value reads {@code body}, and nothing else
 * @param unless whether the rule is for bodies of which the test is false
 * @param is strings, one of which the value is, numbers and booleans as JSON writes them; empty
 *     where any value will do but null, false, and what is empty
 */
public record BodyTest(Expression value, boolean unless, List<String> is) {
  /** Copies the list. */
  public BodyTest {
    is = List.copyOf(is);
  }

  /**
   * Whether a body is one that the rule is for.
   *
   * @param scope where {@code body} is the JSON of the response
   */
  public boolean holds(Scope scope) {
    Object read = value.evaluate(new LenientScope(scope));
    return unless != (is.isEmpty() ? isSomething(read) : isListed(read));
  }

  /** The test as a schema says it, so that equal texts are equal tests. */
  public String source() {
    return (unless ? "unless " : "when ") + value + " is " + is;
  }

  private boolean isListed(@Nullable Object read) {
    return switch (read) {
      case null -> false;
      case Map<?, ?> _, List<?> _ -> false;
      default -> is.contains(ValueText.of(read));
    };
  }

  private static boolean isSomething(@Nullable Object read) {
    return switch (read) {
      case null -> false;
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> object -> !object.isEmpty();
      default -> true;
    };
  }
}
