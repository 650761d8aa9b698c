// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to write a value of another shape: remedies for a list in place of a mapping and alike. */
final class ShapeHints {
  private ShapeHints() {}

  /**
   * For a list.
   *
   * @param items the type of its items
   */
  static String list(ConfigNode node, Type items) {
    return switch (node) {
      case ConfigNode.Scalar scalar -> listOf(scalar, items);
      case ConfigNode.Mapping mapping when isFlow(mapping) ->
          "put [ ] around it: [" + mapping.span().text() + "]";
      case ConfigNode.Mapping _ -> "write - before each entry";
      case ConfigNode.Items _, ConfigNode.Broken _, ConfigNode.Unknown _ -> "";
    };
  }

  private static String listOf(ConfigNode.Scalar scalar, Type items) {
    String key = items instanceof Class<?> type ? required(type) : null;
    return key == null
        ? "did you mean [" + item(scalar) + "]?"
        : "did you mean [{ " + key + ": " + quoted(scalar) + " }]?";
  }

  /**
   * For a mapping by names of the user's choice.
   *
   * @param values the type of its values
   */
  static String named(ConfigNode node, Type values) {
    String name =
        switch (node) {
          case ConfigNode.Scalar scalar -> scalar.shown();
          case ConfigNode.Items list when !list.items().isEmpty() -> first(list.items().getFirst());
          case ConfigNode.Items _,
              ConfigNode.Mapping _,
              ConfigNode.Broken _,
              ConfigNode.Unknown _ ->
              "";
        };
    if (!name.matches("[\\w.-]+")) {
      return "write names with a colon, and the value of each behind it";
    }
    return values == Integer.class || values == int.class
        ? "did you mean { " + name + ": 1 }?"
        : "write \"" + name + ":\" without a -, and its settings below";
  }

  /** The one key that a record cannot do without; null where there is no such key, or no record. */
  private static @Nullable String required(Class<?> type) {
    if (!type.isRecord()) {
      return null;
    }
    List<RecordShape.Slot> required =
        RecordShape.of(type.asSubclass(Record.class)).slots().stream()
            .filter(slot -> !slot.optional())
            .toList();
    return required.size() == 1 ? required.getFirst().key() : null;
  }

  private static String first(ConfigNode item) {
    return switch (item) {
      case ConfigNode.Scalar scalar -> scalar.shown();
      case ConfigNode.Mapping mapping -> mapping.entries().keySet().stream().findFirst().orElse("");
      case ConfigNode.Items _, ConfigNode.Broken _, ConfigNode.Unknown _ -> "";
    };
  }

  /** For a mapping whose keys are the components of a record. */
  static String fields(ConfigNode node, RecordShape<?> shape) {
    if (shape.keys().contains("version")) {
      return "start with \"version: 1\"";
    }
    List<RecordShape.Slot> required =
        shape.slots().stream().filter(slot -> !slot.optional()).toList();
    if (node instanceof ConfigNode.Scalar scalar && required.size() == 1) {
      return "did you mean { " + required.getFirst().key() + ": " + item(scalar) + " }?";
    }
    return "write its settings with a colon each: " + String.join(", ", shape.keys());
  }

  /** With quotes where YAML needs some, as for a glob. */
  private static String item(ConfigNode.Scalar scalar) {
    return scalar.shown().matches("(?:[\\w./-][\\w./*?-]*)?") ? scalar.shown() : quoted(scalar);
  }

  private static String quoted(ConfigNode.Scalar scalar) {
    return "\"" + scalar.shown() + "\"";
  }

  static String single(ConfigNode node, Place place) {
    if (place.pattern().endsWith(".use[]")) {
      return "define it under \"policies\", and write its name here";
    }
    return node instanceof ConfigNode.Mapping mapping && isFlow(mapping) && holdsNothing(mapping)
        ? "text that starts with { needs quotes"
        : "";
  }

  private static boolean isFlow(ConfigNode node) {
    return node.span().text().startsWith("{");
  }

  private static boolean holdsNothing(ConfigNode.Mapping mapping) {
    return mapping.entries().values().stream()
        .allMatch(entry -> entry.value() instanceof ConfigNode.Scalar scalar && scalar.isMissing());
  }
}
