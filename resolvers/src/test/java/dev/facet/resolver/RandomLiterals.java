// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Abstract;
import dev.facet.resolver.RandomType.ListOf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes random constants of a schema. */
final class RandomLiterals {
  private final Choices choices;
  private final RandomModel model;

  RandomLiterals(Choices choices, RandomModel model) {
    this.choices = choices;
    this.model = model;
  }

  String literal(RandomType type) {
    if (!type.nonNull() && choices.chance(15)) {
      return "null";
    }
    if (type instanceof ListOf list) {
      return choices.chance(30)
          ? "[]"
          : "[" + literal(list.item()) + ", " + literal(list.item()) + "]";
    }
    return switch (type.name()) {
      case "Int", "Float", "Long", "BigDecimal" -> "" + choices.below(9);
      case "Boolean" -> "true";
      case "String", "ID" -> "\"c" + choices.below(9) + "\"";
      case "JSON" -> "{x: [1, \"y\", null]}";
      case "Date" -> "\"2026-01-31\"";
      case "UUID" -> "\"123e4567-e89b-12d3-a456-426614174000\"";
      case "E0", "E1" -> "\"" + choices.of(requireNonNull(model.enums.get(type.name()))) + "\"";
      default -> object(type.name());
    };
  }

  private String object(String type) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("id", choices.of("1", "\"2\""));
    properties.put("pid", "3");
    properties.put("ids", "[1, 2]");
    properties.put("sure", "" + choices.below(5));
    properties.put("name", "\"n\"");
    properties.put("tid", "\"t1\"");
    properties.put("f0", "1");
    properties.put("o", "{id: 2, pid: 1}");
    Abstract some = model.abstracts.get(type);
    if (some != null) {
      String told = "\"" + some.telling(choices.of(some.members())) + "\"";
      String[] steps = some.path().split("\\.", -1);
      properties.put(
          steps[0].replace("[0]", ""),
          steps.length == 1
              ? told
              : steps[0].endsWith("]") ? "[{k: " + told + "}]" : "{kind: " + told + "}");
    }
    return properties.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
