// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.Costs;
import dev.facet.schema.Costs.ListSize;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what operations cost by {@code @cost} and {@code @listSize}. */
record CostChanges(Costs before, Costs after, Changes changes) {
  void compare() {
    keys(before.types(), after.types())
        .forEach(name -> weight(name, before.types().get(name), after.types().get(name)));
    keys(before.fields(), after.fields())
        .forEach(field ->
            weight(field.toString(), before.fields().get(field), after.fields().get(field)));
    keys(before.sizes(), after.sizes())
        .forEach(
            field -> size(field.toString(), before.sizes().get(field), after.sizes().get(field)));
  }

  private static <K> Set<K> keys(Map<K, ?> first, Map<K, ?> second) {
    Set<K> keys = new HashSet<>(first.keySet());
    keys.addAll(second.keySet());
    return keys;
  }

  /** What has no weight counts what the limits of a frontend say; none is taken for less. */
  private void weight(String place, @Nullable Double old, @Nullable Double now) {
    double was = old == null ? 0 : old;
    double is = now == null ? 0 : now;
    ChangeKind kind = is > was ? ChangeKind.COST_UP : ChangeKind.COST_DOWN;
    changes.between(kind, place, "its cost ", words(old), words(now));
  }

  private static String words(@Nullable Object number) {
    return number == null ? "" : String.valueOf(number).replaceFirst("\\.0$", "");
  }

  private void size(String place, @Nullable ListSize old, @Nullable ListSize now) {
    if (old != null
        && now != null
        && old.arguments().equals(now.arguments())
        && old.sizedFields().equals(now.sizedFields())
        && old.assumed() != null
        && now.assumed() != null) {
      ChangeKind kind =
          now.assumed() > old.assumed() ? ChangeKind.LIST_SIZE_UP : ChangeKind.LIST_SIZE_DOWN;
      changes.between(kind, place, "its assumed size ", words(old.assumed()), words(now.assumed()));
      return;
    }
    changes.between(ChangeKind.LIST_SIZE_UP, place, "its size ", words(old), words(now));
  }

  private static String words(@Nullable ListSize size) {
    if (size == null) {
      return "";
    }
    return (size.assumed() == null ? "" : "assumed " + size.assumed() + " ")
        + (size.arguments().isEmpty() ? "" : "by " + size.arguments() + " ")
        + (size.sizedFields().isEmpty() ? "" : "of " + size.sizedFields());
  }
}
