// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Makes records of which only some components are given, so that new components concern nobody. */
final class SparseRecord {
  private SparseRecord() {}

  /**
   * A record whose other components are null, which its constructor reads as absent.
   *
   * @param given values by the names of their components
   * @throws IllegalArgumentException where the constructor rejects a value, or a name is of none
   */
  static <R extends Record> R of(Class<R> type, Map<String, ?> given) {
    Map<String, Object> left = new HashMap<>(given);
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = Stream.of(components).map(each -> left.remove(each.getName())).toArray();
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(left.keySet() + ": unknown (expected: components)");
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException rejected) {
      if (rejected.getCause() instanceof IllegalArgumentException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(type.getName(), rejected);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(type.getName(), impossible);
    }
  }
}
