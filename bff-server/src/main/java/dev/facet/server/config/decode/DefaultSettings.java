// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.key.Inline;
import dev.facet.server.config.key.OtherKeys;
import dev.facet.server.config.yaml.RejectedSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in force of the settings that a file leaves out, asked of the records themselves: each is
 * made with no more than it cannot do without.
 */
public final class DefaultSettings {
  /** How many records deep samples are made. */
  private static final int DEPTH = 3;

  private DefaultSettings() {}

  /**
   * The values by key, without those that have none. Empty where no record can be made without
   * knowing what is to be in it.
   */
  public static Map<String, Object> of(Class<? extends Record> type) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    RecordShape<?> shape = RecordShape.of(type);
    Object[] values = new Object[shape.slots().size()];
    if (made(shape, values, DEPTH) instanceof Record record) {
      collect(record, defaults);
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          defaults.remove(shape.slots().get(i).key());
        }
      }
    }
    return defaults;
  }

  private static void collect(Record record, Map<String, Object> values) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = SettingText.value(record, component);
      if (component.isAnnotationPresent(Inline.class) && value instanceof Record inner) {
        collect(inner, values);
      } else if (value != null && !component.isAnnotationPresent(OtherKeys.class)) {
        values.put(SettingText.key(component), value);
      }
    }
  }

  /** A record of which only what it asks for is given, which is put into the values. */
  private static @Nullable Object made(RecordShape<?> shape, @Nullable Object[] values, int depth) {
    Map<Integer, Iterator<Object>> left = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!shape.slots().get(i).optional() && !givesNext(i, shape, values, left, depth)) {
        return null;
      }
    }
    while (true) {
      try {
        return shape.construct(values);
      } catch (RuntimeException rejection) { // the constructors of plugins are not ours
        int named = named(rejection, shape);
        if (named < 0 || !givesNext(named, shape, values, left, depth)) {
          return null;
        }
      }
    }
  }

  private static int named(RuntimeException rejection, RecordShape<?> shape) {
    List<String> names = RejectedSettings.name(rejection);
    List<String> keys = shape.slots().stream().map(RecordShape.Slot::key).toList();
    return keys.stream().filter(names::contains).mapToInt(keys::indexOf).findFirst().orElse(-1);
  }

  private static boolean givesNext(
      int slot,
      RecordShape<?> shape,
      @Nullable Object[] values,
      Map<Integer, Iterator<Object>> left,
      int depth) {
    Type type = shape.slots().get(slot).type();
    Iterator<Object> samples =
        left.computeIfAbsent(
            slot, _ -> (depth == 0 ? List.<Object>of() : samples(type, depth)).iterator());
    if (!samples.hasNext()) {
      return false;
    }
    values[slot] = samples.next();
    return true;
  }

  private static List<Object> samples(Type type, int depth) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          samples(list.getActualTypeArguments()[0], depth).stream().<Object>map(List::of).toList();
      case ParameterizedType map when map.getRawType() == Map.class ->
          samples(map.getActualTypeArguments()[1], depth).stream()
              .<Object>map(value -> Map.of("unset", value))
              .toList();
      case Class<?> plain -> ofOne(plain, depth);
      default -> List.of();
    };
  }

  private static List<Object> ofOne(Class<?> type, int depth) {
    ScalarConverter<?> converter = new ScalarConverters(Map.of()).of(type);
    if (converter != null) {
      return StandIns.of(converter);
    }
    if (!type.isRecord()) {
      return List.of();
    }
    RecordShape<?> shape = RecordShape.of(type.asSubclass(Record.class));
    Object record = made(shape, new Object[shape.slots().size()], depth - 1);
    return record == null ? List.of() : List.of(record);
  }
}
