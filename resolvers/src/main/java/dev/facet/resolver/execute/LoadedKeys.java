// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.LoadKey;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys a reference's templates yield. */
final class LoadedKeys {
  private LoadedKeys() {}

  /** The key; null where a part is missing, or is no key. */
  static @Nullable LoadKey one(List<TextTemplate> templates, Scope scope) {
    if (templates.size() == 1) {
      return LoadKey.of(value(templates.getFirst(), scope));
    }
    List<@Nullable Object> parts = new ArrayList<>(templates.size());
    templates.forEach(template -> parts.add(value(template, scope)));
    return LoadKey.of(parts);
  }

  /**
   * The key of an entity; null where a part is missing or empty: whether {@code /users/} is called
   * must not depend on how many others are loaded.
   */
  static @Nullable LoadKey entity(List<TextTemplate> templates, Scope scope) {
    return named(one(templates, scope));
  }

  /**
   * The keys of entities, for a field of list type, null where one is missing; null where there is
   * no list.
   */
  static @Nullable List<@Nullable LoadKey> several(List<TextTemplate> templates, Scope scope) {
    if (!(templates.getFirst().render(scope) instanceof List<?> values)) {
      return null;
    }
    List<@Nullable LoadKey> keys = new ArrayList<>(values.size());
    values.forEach(value -> keys.add(named(LoadKey.of(value))));
    return keys;
  }

  /**
   * Why there is no key: the first part that is missing, or else is no key; null for a constant.
   */
  static @Nullable MissingValue missing(List<TextTemplate> templates, Scope scope) {
    for (TextTemplate template : templates) {
      if (template.fillKey(scope) instanceof Filled.Missing(var expression)) {
        return new MissingValue(expression);
      }
    }
    return templates.stream()
        .flatMap(template -> template.expressions().stream())
        .findFirst()
        .map(MissingValue::new)
        .orElse(null);
  }

  private static @Nullable Object value(TextTemplate template, Scope scope) {
    return template.fillKey(scope) instanceof Filled.Value(var value) ? value : null;
  }

  private static @Nullable LoadKey named(@Nullable LoadKey key) {
    return key == null || key.hasEmptyPart() ? null : key;
  }
}
