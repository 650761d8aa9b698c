// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import org.jspecify.annotations.Nullable;

/**
 * The same scope, in which a value that a pipe cannot read is no value: for what is told of an
 * error that has happened already.
 *
 * @param scope where the values are
 */
public record LenientScope(Scope scope) implements Scope {
  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return scope.value(root, path);
  }

  @Override
  public boolean isGiven(Root root, JsonPath path) {
    return scope.isGiven(root, path);
  }

  @Override
  public boolean isLenient() {
    return true;
  }
}
