// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.RandomModel.Input;
import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses arguments and input fields, and writes the templates that read them. */
final class RandomInputs {
  private final Choices choices;

  RandomInputs(Choices choices) {
    this.choices = choices;
  }

  List<Input> arguments() {
    List<Input> arguments = new ArrayList<>();
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      arguments.add(input("a" + i, 2));
    }
    return arguments;
  }

  Input input(String name, int depth) {
    String type =
        depth < 2
            ? choices.of("Int", "String", "E1")
            : choices.of(
                "Int",
                "String",
                "Boolean",
                "ID",
                "Float",
                "E0",
                "E1",
                "In0",
                "In1",
                "Date",
                "Long",
                "BigDecimal",
                "UUID",
                "DateTime",
                "JSON");
    boolean list = choices.chance(15);
    RandomType one = new Named(type, choices.chance(25));
    RandomType declared = list ? new ListOf(one, choices.chance(25)) : one;
    String fallback =
        switch (type) {
          case "Int" -> "3";
          case "String", "ID" -> "\"d\"";
          case "Boolean" -> "true";
          case "Float", "BigDecimal" -> "1.5";
          case "Long" -> "4";
          case "Date" -> "\"2026-03-01\"";
          case "DateTime" -> "\"2026-03-01T12:30:00.000+02:00\"";
          case "UUID" -> "\"123e4567-e89b-12d3-a456-426614174000\"";
          case "JSON" -> "{a: [1, null, \"x\"]}";
          case "E0" -> "B";
          case "E1" -> "SECOND";
          default -> null;
        };
    boolean given = fallback != null && choices.chance(40);
    return new Input(name, declared, given ? (list ? "[" + fallback + "]" : fallback) : null, "");
  }

  static List<Input> plus(List<Input> arguments, RandomType key) {
    List<Input> all = new ArrayList<>(arguments);
    all.add(new Input("k", key, null, ""));
    return all;
  }

  static String path(List<Input> arguments, RandomType type) {
    return arguments.stream()
        .filter(input -> input.type() instanceof Named && !isObject(input))
        .filter(input -> input.type().nonNull() || !type.nonNull())
        .filter(input -> input.name().equals("a1"))
        .map(input -> "/{args.a1}")
        .collect(Collectors.joining());
  }

  static String query(List<Input> arguments) {
    String query =
        arguments.stream()
            .map(input ->
                input.name() + "={args." + input.name() + (isObject(input) ? " | json}" : "}"))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** Whether its values may be objects, which stand in an address as JSON only. */
  private static boolean isObject(Input input) {
    String type = input.type().name();
    return type.equals("JSON") || (type.startsWith("In") && !type.equals("Int"));
  }

  static String body(List<Input> arguments) {
    return arguments.stream()
        .map(input -> ", " + input.name() + ": \"{args." + input.name() + "}\"")
        .collect(Collectors.joining());
  }
}
