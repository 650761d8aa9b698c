// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between braces: {@code args.q | trim | default("*")}.
 *
 * @param root where the value comes from
 * @param path the way from there
 * @param pipes what is done to it, in order
 */
public record Expression(Root root, JsonPath path, List<Pipe> pipes) {
  /** Copies the list. */
  public Expression {
    pipes = List.copyOf(pipes);
  }

  /**
   * The value in a scope.
   *
   * @return plain Java, as described for this package; null where it is null or missing
   */
  public @Nullable Object evaluate(Scope scope) {
    Object value = scope.value(root, path);
    for (Pipe pipe : pipes) {
      value = pipe.apply(value);
    }
    return value;
  }
}
