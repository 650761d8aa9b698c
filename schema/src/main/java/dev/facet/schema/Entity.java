// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one type are loaded by key. At least one of the two forms is there.
 *
 * @param type the name of the object type
 * @param keyFields the names of the JSON properties that make the key, one or more; of a key that
 *     lies deeper the path
 * @param one the form that loads one object; its templates read {@code key}
 * @param many the form that loads several; its templates read {@code keys}
 */
public record Entity(
    String type, List<String> keyFields, @Nullable RestCall one, @Nullable BatchCall many) {
  /** Copies the list and guards against an entity that cannot be loaded. */
  public Entity {
    keyFields = List.copyOf(keyFields);
    if (keyFields.isEmpty() || (one == null && many == null)) {
      throw new IllegalArgumentException("entity: " + type + " (expected: a key and a form)");
    }
  }

  /** Whether the key is made of several fields; its value is then an object of them. */
  public boolean composite() {
    return keyFields.size() > 1;
  }

  /** The names of the services it is loaded from. */
  public Set<String> services() {
    Set<String> names = new TreeSet<>();
    if (one != null) {
      names.add(one.service());
    }
    if (many != null) {
      names.add(many.call().service());
    }
    return names;
  }
}
