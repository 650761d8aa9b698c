// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.batch.LoadKey;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.SelectionPlan;
import dev.facet.resolver.plan.Source;
import dev.facet.resolver.projection.Row;
import dev.facet.schema.template.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects of which nothing but the key is asked for, so that none is loaded. */
final class KeyedRows {
  private KeyedRows() {}

  /** The value of a field: a row made of its key, a list of them, or what stands in its place. */
  static @Nullable Object of(Operation operation, FieldPlan field, Source.KeyOnly only, Row row) {
    Scope scope = operation.scope(field, row);
    if (!field.type().list()) {
      return found(operation, field, only, LoadedKeys.one(only.keys(), scope));
    }
    LoadedKeys.Keys keys = LoadedKeys.several(only.keys(), scope);
    if (keys.missing() != null) {
      return operation.valueOf(field, keys.missing(), false);
    }
    List<@Nullable Object> rows = new ArrayList<>(keys.items().size());
    keys.items().forEach(key -> rows.add(found(operation, field, only, key)));
    return rows;
  }

  private static @Nullable Object found(
      Operation operation, FieldPlan field, Source.KeyOnly only, @Nullable Object found) {
    return switch (found) {
      case LoadKey key -> keyed(field, only, key);
      case MissingValue missing -> operation.valueOf(field, missing, false);
      case null, default -> found;
    };
  }

  private static Row keyed(FieldPlan field, Source.KeyOnly only, LoadKey key) {
    List<?> parts = key.merged() instanceof List<?> composite ? composite : List.of(key.merged());
    SelectionPlan selection = requireNonNull(field.type().selection());
    return Row.keyed(selection.shape(), only.keyNames(), parts);
  }
}
