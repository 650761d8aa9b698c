// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an effective setting by its path; defaults are there, secrets print as asterisks. */
final class SettingPath {
  private SettingPath() {}

  /** The value at a path such as {@code services.catalog.timeout}; null where there is none. */
  static @Nullable Object read(Object config, String path) {
    Object value = config;
    for (String name : path.split("[.\\[]", -1)) {
      value = step(value, name.endsWith("]") ? name.substring(0, name.length() - 1) : name);
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  private static @Nullable Object step(Object value, String name) {
    return switch (value) {
      case Map<?, ?> map -> map.get(name);
      case List<?> list when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() ->
          list.get(Integer.parseInt(name));
      case Record record -> component(record, name);
      default -> null;
    };
  }

  private static @Nullable Object component(Record record, String name) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("component: " + name + " (expected: readable)", e);
        }
      }
    }
    return null;
  }
}
