// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Words that a type reads although it is no enum: those of its constants, and of those of its
 * permitted records that have no components.
 */
final class KnownWords {
  private KnownWords() {}

  /** The words, sorted; only such as are read. */
  static List<String> of(Class<?> type, ScalarConverter<?> converter) {
    TreeSet<String> words = new TreeSet<>();
    for (Object value : values(type)) {
      try {
        words.add(Objects.requireNonNull(converter.convert(value.toString())).toString());
      } catch (RuntimeException _) {
        // It is not spelled as it is printed.
      }
    }
    return List.copyOf(words);
  }

  private static List<Object> values(Class<?> type) {
    List<Object> values = new ArrayList<>();
    if (type.getName().startsWith("java.")) {
      return values;
    }
    try {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
          field.setAccessible(true);
          values.add(field.get(null));
        }
      }
      for (Class<?> permitted : type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0]) {
        Constructor<?>[] all = permitted.getDeclaredConstructors();
        if (permitted.isRecord() && permitted.getRecordComponents().length == 0) {
          all[0].setAccessible(true);
          values.add(all[0].newInstance());
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
    return values;
  }
}
