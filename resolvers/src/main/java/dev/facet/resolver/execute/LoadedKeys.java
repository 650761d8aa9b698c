// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.LoadKeys;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys a reference's templates yield. */
final class LoadedKeys {
  private LoadedKeys() {}

  /** The key, in the form of {@link LoadKeys}; null where a part is missing. */
  static @Nullable Object one(List<TextTemplate> templates, Scope scope) {
    if (templates.size() == 1) {
      return LoadKeys.canonical(templates.getFirst().render(scope));
    }
    List<@Nullable Object> parts = new ArrayList<>(templates.size());
    templates.forEach(template -> parts.add(template.render(scope)));
    return LoadKeys.composite(parts);
  }

  /** The keys of a field of list type, null where one is missing; null where there is no list. */
  static @Nullable List<@Nullable Object> several(List<TextTemplate> templates, Scope scope) {
    if (!(templates.getFirst().render(scope) instanceof List<?> values)) {
      return null;
    }
    List<@Nullable Object> keys = new ArrayList<>(values.size());
    values.forEach(value -> keys.add(LoadKeys.canonical(value)));
    return keys;
  }
}
