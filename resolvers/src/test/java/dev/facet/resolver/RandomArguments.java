// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Input;
import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes random arguments, with values for their variables. */
final class RandomArguments {
  private final Choices choices;
  private final RandomModel model;
  private final List<String> declarations = new ArrayList<>();
  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
  private int names;

  RandomArguments(RandomModel model, Choices choices) {
    this.model = model;
    this.choices = choices;
  }

  /** A name that nothing else has. */
  String next(String prefix) {
    return prefix + names++;
  }

  /** Declares a variable of a condition. */
  void declare(String declaration) {
    declarations.add(declaration);
  }

  /** Gives a variable its value. */
  void give(String name, Object value) {
    variables.put(name, value);
  }

  /** The variables as an operation declares them; empty where there are none. */
  String declared() {
    return declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")";
  }

  /** The values of the variables. */
  Map<String, @Nullable Object> variables() {
    return variables;
  }

  String given(List<Input> inputs) {
    List<String> given = new ArrayList<>();
    for (Input input : inputs) {
      if (!input.required() && choices.chance(35)) {
        continue;
      }
      given.add(
          input.name() + ": " + (choices.chance(45) ? variable(input) : literal(input.type(), 0)));
    }
    return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
  }

  private String variable(Input input) {
    String name = next("v");
    boolean loose = input.type().nonNull() && input.fallback() != null && choices.chance(60);
    RandomType type = loose ? input.type().nullable() : input.type();
    boolean fallback = choices.chance(25);
    String declared = "$" + name + ": " + type + (fallback ? " = " + literal(type, 0) : "");
    declarations.add(declared);
    boolean needed = type.nonNull() && !fallback;
    if (needed || choices.chance(75)) {
      variables.put(name, value(type, 0));
    }
    return "$" + name;
  }

  private String literal(RandomType type, int depth) {
    if (!type.nonNull() && choices.chance(12)) {
      return "null";
    }
    if (type instanceof ListOf list) {
      return choices.chance(25)
          ? literal(list.item().sure(), depth)
          : "[" + literal(list.item(), depth) + " " + literal(list.item(), depth) + "]";
    }
    return switch (type.name()) {
      case "Int" -> "" + choices.of(1, 0, 2, -5);
      case "Float", "BigDecimal" -> choices.of("1.5", "2", "1e3");
      case "Long" -> choices.of("1", "9007199254740993", "-7");
      case "Date" -> choices.of("\"2026-01-31\"", "\"1999-12-01\"");
      case "DateTime" ->
          choices.of("\"2026-01-31T23:59:59Z\"", "\"1999-12-01T00:00:00.123456+05:30\"");
      case "UUID" ->
          choices.of(
              "\"123E4567-E89B-12D3-A456-426614174009\"",
              "\"00000000-0000-0000-0000-000000000000\"");
      case "JSON" ->
          choices.chance(25)
              ? "{n: [" + variable(new Input("n", new Named("Int", false), null, "")) + "]}"
              : choices.of(
                  "1",
                  "\"q\"",
                  "true",
                  "ENUM",
                  "1.50",
                  "[]",
                  "{}",
                  "{a: {b: [1, null, -2.5e3]}}",
                  "[[1], {a: \"\\u00e4\"}]",
                  "9007199254740993");
      case "Boolean" -> choices.of("true", "false");
      case "String" -> choices.of("\"q\"", "\"\"", "\"..\"", "\"a/b?c&d\"", "\"\\u00e4\\\"\"");
      case "ID" -> choices.of("1", "\"2\"", "\"a\"", "\"b c\"", "3", "4");
      case "E0" -> choices.of("A", "B", "C");
      case "E1" -> choices.of("FIRST", "SECOND", "B2");
      default -> {
        List<String> given = new ArrayList<>();
        for (Input field : requireNonNull(model.inputs.get(type.name()))) {
          boolean deep = depth > 1 && field.type().name().startsWith("In");
          if (field.required() || (!choices.chance(40) && !deep)) {
            given.add(field.name() + ": " + literal(field.type(), depth + 1));
          }
        }
        yield "{" + String.join(", ", given) + "}";
      }
    };
  }

  /** A value that no type of this name takes; but the library makes an ID of everything. */
  private Object wrong(String type) {
    return switch (type) {
      case "ID" -> "w";
      case "String" -> Map.of("nobody", 1);
      default -> choices.chance(50) ? Map.of("nobody", 1) : "Z";
    };
  }

  private @Nullable Object value(RandomType type, int depth) {
    if (!type.nonNull() && choices.chance(12)) {
      return null;
    }
    if (choices.chance(1)) {
      return wrong(type.name());
    }
    if (type instanceof ListOf list) {
      List<@Nullable Object> items = new ArrayList<>();
      int size = choices.below(3);
      for (int i = 0; i < size; i++) {
        items.add(value(list.item(), depth));
      }
      return items;
    }
    return switch (type.name()) {
      case "Int" -> choices.of(1, 0, 3);
      case "Float" -> choices.of(1.5, 2.0, 100.0);
      case "BigDecimal" -> choices.of(1.5, 2, "12345678901234567890.10");
      case "Long" -> choices.of(1L, 9_007_199_254_740_993L, -7);
      case "Date" -> choices.of("2026-01-31", "1999-12-01");
      case "DateTime" -> choices.of("2026-01-31T23:59:59Z", "1999-12-01T00:00:00.123456+05:30");
      case "UUID" ->
          choices.of(
              "123E4567-E89B-12D3-A456-426614174009", "00000000-0000-0000-0000-000000000000");
      case "JSON" ->
          choices.of(
              1,
              "q",
              true,
              1.5,
              9_007_199_254_740_993L,
              List.of(),
              Map.of("a", Map.of("b", Arrays.asList(1, null, "x"))),
              List.of(List.of(1), Map.of("a", "\u00e4")));
      case "Boolean" -> choices.chance(50);
      case "String" -> choices.of("v", "", "..", "a/b");
      case "ID" -> choices.of("1", "2", "a", "b c", "5");
      case "E0" -> choices.of("A", "B", "C");
      case "E1" -> choices.of("FIRST", "SECOND", "B2");
      default -> {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (Input field : requireNonNull(model.inputs.get(type.name()))) {
          boolean deep = depth > 1 && field.type().name().startsWith("In");
          if (field.required() || (!choices.chance(40) && !deep)) {
            given.put(field.name(), value(field.type(), depth + 1));
          }
        }
        yield given;
      }
    };
  }
}
