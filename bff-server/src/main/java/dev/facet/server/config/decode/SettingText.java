// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.key.Inline;
import dev.facet.server.config.key.Key;
import dev.facet.server.config.key.OneOrMore;
import dev.facet.server.config.key.OtherKeys;
import dev.facet.upstream.config.DurationText;
import dev.facet.upstream.config.FetchedUrl;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings as {@code facet.yaml} spells them; secrets are asterisks. */
public final class SettingText {
  private static final String NONE = "none";
  private static final ScalarConverters SCALARS = new ScalarConverters(Map.of());

  private SettingText() {}

  /** A value on one line, such as {@code {header: x-request-id, trust: true}}. */
  public static String of(Object value) {
    return switch (value) {
      case Duration duration -> DurationText.of(duration);
      case URI url -> text(FetchedUrl.shown(url));
      case Enum<?> constant -> ScalarConverters.spelled(constant);
      case List<?> list ->
          list.stream().map(SettingText::of).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Record record when isMapping(record) -> of(entries(record));
      default -> text(value.toString());
    };
  }

  /**
   * The keys of a record with their values, as far as they have one; none for what is one word in
   * the file, such as a secret. An amount that is not limited is {@code none}; of services each
   * setting tells what is in force.
   */
  public static Map<String, Object> entries(Record record) {
    if (!isMapping(record)) {
      return Map.of();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = AbsentSettings.inForce(record, component.getName(), value(record, component));
      if (component.isAnnotationPresent(OtherKeys.class)) {
        ((Map<?, ?>) Objects.requireNonNull(value))
            .forEach((name, each) -> entries.put((String) name, each));
      } else if (component.isAnnotationPresent(Inline.class) && value instanceof Record inner) {
        entries.putAll(entries(inner));
      } else if (component.isAnnotationPresent(OneOrMore.class) && value instanceof List<?> list) {
        if (!list.isEmpty()) {
          entries.put(key(component), list.size() == 1 ? list.getFirst() : list);
        }
      } else if (value != null || isAmount(component.getType())) {
        entries.put(key(component), value == null ? NONE : value);
      }
    }
    return entries;
  }

  /** The key of a component in the file. */
  static String key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key == null ? component.getName() : key.value();
  }

  /** Without one nothing is bounded by it; other settings that are absent say something else. */
  private static boolean isAmount(Class<?> type) {
    return type == Duration.class || type == Integer.class;
  }

  /** What a record has. */
  static @Nullable Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("component: " + component + " (expected: readable)", e);
    }
  }

  /** Records that are read of a scalar, such as paths and sizes, are one word in the file. */
  private static boolean isMapping(Record record) {
    Class<?> type = record.getClass();
    return SCALARS.of(type) == null
        && Arrays.stream(type.getInterfaces()).allMatch(shape -> SCALARS.of(shape) == null);
  }

  private static String text(String text) {
    return text.isEmpty() || text.contains("\n")
        ? '"' + text.strip().replace("\n", "\\n") + '"'
        : text;
  }
}
