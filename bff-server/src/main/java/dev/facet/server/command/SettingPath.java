// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.decode.AbsentSettings;
import dev.facet.server.config.decode.SettingText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an effective setting by its path; defaults are there. */
final class SettingPath {
  private SettingPath() {}

  /** The value at a path such as {@code services.catalog.timeout}; null where there is none. */
  static @Nullable Object read(ConfigDocument document, String path) {
    List<String> names =
        Arrays.stream(path.split("[.\\[]", -1))
            .map(name -> name.endsWith("]") ? name.substring(0, name.length() - 1) : name)
            .toList();
    return read(settings(document), names);
  }

  private static @Nullable Object read(Object value, List<String> names) {
    if (names.isEmpty()) {
      return value;
    }
    String name = names.getFirst();
    List<String> rest = names.subList(1, names.size());
    Object below = step(value, name);
    if (value instanceof Record record) {
      below = below == null ? AbsentSettings.asked(record, name) : below;
      if (below instanceof String words && !rest.isEmpty()) { // nothing stands below words
        return AbsentSettings.mayStand(record.getClass(), names)
            ? "none (" + name + ": " + words + ")"
            : null;
      }
    }
    return below == null ? null : read(below, rest);
  }

  /** The hint for a path that leads nowhere: its first part that is unknown, with what is near. */
  static String nearest(ConfigDocument document, String path) {
    Object value = settings(document);
    StringBuilder known = new StringBuilder();
    for (String name : path.split("\\.", -1)) {
      Object below = step(value, name);
      if (below == null) {
        Set<String> names = names(value);
        String near = Suggestion.nearest(name, names).orElse("");
        return near.isEmpty()
            ? names.isEmpty() ? "" : known + "has: " + String.join(", ", names)
            : "did you mean \"" + known.toString().replace(" ", ".") + near + "\"?";
      }
      known.setLength(Math.max(0, known.length() - 1));
      known.append(known.isEmpty() ? "" : ".").append(name).append(' ');
      value = below;
    }
    return "";
  }

  private static Set<String> names(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
      case Record record -> AbsentSettings.names(record);
      default -> Set.of();
    };
  }

  /** The settings as they are in force: those of policies in the form of their plugins. */
  private static Map<String, Object> settings(ConfigDocument document) {
    Map<String, Object> settings = new LinkedHashMap<>(SettingText.entries(document.config()));
    Map<String, Object> policies = new LinkedHashMap<>();
    document
        .config()
        .policies()
        .forEach((name, policy) -> {
          Record decoded = document.settings().get(name);
          policies.put(name, decoded == null ? policy : Map.of(policy.plugin(), decoded));
        });
    settings.put("policies", policies);
    return settings;
  }

  private static @Nullable Object step(Object value, String name) {
    return switch (value) {
      case Map<?, ?> map -> map.get(name);
      case List<?> list when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() ->
          list.get(Integer.parseInt(name));
      case Record record -> SettingText.entries(record).get(name);
      default -> null;
    };
  }
}
