// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scopes for tests. */
final class Scopes {
  static final Scope EMPTY = (_, _) -> null;

  private Scopes() {}

  /** A scope whose roots are given as name and value in turn. */
  static Scope of(@Nullable Object... namesAndValues) {
    Map<Root, @Nullable Object> roots = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = String.valueOf(namesAndValues[i]).toUpperCase(Locale.ROOT);
      roots.put(Root.valueOf(name), namesAndValues[i + 1]);
    }
    return new Scope() {
      @Override
      public @Nullable Object value(Root root, JsonPath path) {
        return path.read(roots.get(root));
      }

      @Override
      public boolean isGiven(Root root, JsonPath path) {
        return path.isPresentIn(roots.get(root));
      }
    };
  }

  /** A scope with one argument. */
  static Scope arg(String name, @Nullable Object value) {
    Map<String, @Nullable Object> args = new LinkedHashMap<>();
    args.put(name, value);
    return of("args", args);
  }
}
