// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.LoadKey;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys a reference's templates yield. */
final class LoadedKeys {
  private LoadedKeys() {}

  /** The key; null where a part is missing. */
  static @Nullable LoadKey one(List<TextTemplate> templates, Scope scope) {
    if (templates.size() == 1) {
      return LoadKey.of(templates.getFirst().render(scope));
    }
    List<@Nullable Object> parts = new ArrayList<>(templates.size());
    templates.forEach(template -> parts.add(template.render(scope)));
    return LoadKey.of(parts);
  }

  /** The keys of a field of list type, null where one is missing; null where there is no list. */
  static @Nullable List<@Nullable LoadKey> several(List<TextTemplate> templates, Scope scope) {
    if (!(templates.getFirst().render(scope) instanceof List<?> values)) {
      return null;
    }
    List<@Nullable LoadKey> keys = new ArrayList<>(values.size());
    values.forEach(value -> keys.add(LoadKey.of(value)));
    return keys;
  }
}
