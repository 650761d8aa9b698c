// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes entries out of maps, lists and sets of settings. */
final class EntryRemoval {
  private EntryRemoval() {}

  /**
   * The same without the entries of some names.
   *
   * @param names keys of a map, texts of the items of a list; case does not count
   * @return null where the value has no such entry
   */
  static @Nullable Object without(@Nullable Object value, List<String> names) {
    return switch (value) {
      case Map<?, ?> map -> map(map, names);
      case List<?> list -> {
        List<?> left = list.stream().filter(item -> !isNamed(item, names)).toList();
        yield left.size() == list.size() ? null : left;
      }
      case Set<?> set -> {
        Set<Object> left = new LinkedHashSet<>(set);
        yield left.removeIf(item -> isNamed(item, names))
            ? Collections.unmodifiableSet(left)
            : null;
      }
      case null, default -> null;
    };
  }

  /** Of names that differ by case alone, the one that is spelled so. */
  private static @Nullable Object map(Map<?, ?> map, List<String> names) {
    Map<Object, Object> left = new LinkedHashMap<>(map);
    boolean removed = left.keySet().removeIf(names::contains);
    removed |= !removed && left.keySet().removeIf(key -> isNamed(key, names));
    return removed ? Collections.unmodifiableMap(left) : null;
  }

  private static boolean isNamed(@Nullable Object item, List<String> names) {
    return names.stream().anyMatch(String.valueOf(item)::equalsIgnoreCase);
  }
}
