// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Field;
import dev.facet.resolver.RandomModel.Input;
import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a random valid document, with values for its variables. */
final class RandomDocument {
  private static final int MAX_FIELDS = 30;
  private static final int MAX_DEPTH = 6;
  private static final int FRAGMENTS = 6;

  private final Choices choices;
  private final RandomModel model;
  private final StringBuilder fragments = new StringBuilder();
  private final List<String> declarations = new ArrayList<>();
  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
  private final Map<String, String> arguments = new HashMap<>();
  private final Map<String, List<String>> fragmentsOf = new HashMap<>();
  private final Map<String, List<Use>> uses = new HashMap<>();
  private int fields;
  private int names;

  /**
   * A use of a response key.
   *
   * @param owner the type it stands on
   * @param call the field with its arguments
   * @param shape what is equal for values that merge
   */
  private record Use(String owner, String call, String shape) {}

  /** What is executed. */
  record Written(String query, Map<String, @Nullable Object> variables) {}

  private RandomDocument(RandomModel model, Choices choices) {
    this.model = model;
    this.choices = choices;
  }

  static Written generate(RandomModel model, Choices choices) {
    RandomDocument document = new RandomDocument(model, choices);
    boolean mutation = model.objects.containsKey("Mutation") && choices.chance(50);
    String selection = document.selection(mutation ? "Mutation" : "Query", 1);
    String declared =
        document.declarations.isEmpty() ? "" : "(" + String.join(", ", document.declarations) + ")";
    return new Written(
        (mutation ? "mutation" : "query") + " Q" + declared + " " + selection + document.fragments,
        document.variables);
  }

  private String selection(String type, int depth) {
    StringBuilder text = new StringBuilder("{ ");
    int count = 1 + choices.below(depth == 1 ? 4 : 5);
    for (int i = 0; i < count; i++) {
      text.append(selected(type, depth)).append(' ');
    }
    return text.append("}\n").toString();
  }

  private String selected(String type, int depth) {
    boolean some = model.abstracts.containsKey(type);
    int kind = choices.below(some ? 18 : 12);
    if (depth > MAX_DEPTH + FRAGMENTS) {
      return "__typename";
    }
    return switch (kind) {
      case 8 -> choices.chance(60) ? "__typename" + condition() : "t: __typename";
      case 9, 12, 13, 14, 15 -> {
        String on = choices.of(applicable(type));
        yield "... on " + on + condition() + " " + selection(on, depth + 1);
      }
      case 10, 16, 17 -> spread(choices.of(applicable(type)), depth);
      case 11 -> odd(type, depth);
      default -> field(type, depth);
    };
  }

  /** Types of which a fragment may stand in a selection on a type. */
  private List<String> applicable(String type) {
    List<String> possible = model.possible(type);
    List<String> types = new ArrayList<>(possible);
    for (String some : model.abstracts.keySet()) {
      if (model.possible(some).stream().anyMatch(possible::contains)) {
        types.add(some);
      }
    }
    return types;
  }

  private String odd(String type, int depth) {
    if (depth == 1 && type.equals("Query") && choices.chance(20)) {
      return "__schema { queryType { name } } __type(name: \"T0\") { kind name }";
    }
    return "..." + condition() + " " + selection(type, depth + 1);
  }

  private String spread(String type, int depth) {
    List<String> known = fragmentsOf.computeIfAbsent(type, _ -> new ArrayList<>());
    if (!known.isEmpty() && choices.chance(50)) {
      return "..." + choices.of(known) + condition();
    }
    String name = "F" + names++;
    String body = selection(type, depth + 1);
    fragments.append("fragment ").append(name).append(" on ").append(type).append(' ');
    fragments.append(body);
    known.add(name);
    return "..." + name + condition();
  }

  private String field(String type, int depth) {
    List<Field> possible =
        model.fields(type).stream()
            .filter(field -> (depth < MAX_DEPTH && fields < MAX_FIELDS) || isLeaf(field))
            .toList();
    if (possible.isEmpty()) {
      return "__typename";
    }
    Field field = choices.of(possible);
    fields++;
    int variant = choices.below(field.arguments().isEmpty() ? 1 : 3);
    // The same response key always stands for the same arguments, so that all selections merge.
    String given =
        arguments.computeIfAbsent(
            type + "." + field.name() + variant, _ -> given(field.arguments()));
    String key =
        variant > 0
            ? field.name() + "_" + variant
            : choices.chance(10) ? "z" + field.name() : field.name();
    Use use = new Use(type, field.name() + given, shape(field.type()));
    List<Use> others = uses.computeIfAbsent(key, _ -> new ArrayList<>());
    if (others.stream().allMatch(other -> merges(use, other))) {
      others.add(use);
    } else {
      key = type + "_" + field.name() + "_" + variant;
    }
    String alias = key.equals(field.name()) ? "" : key + ": ";
    String below = isLeaf(field) ? "" : " " + selection(field.type().name(), depth + 1);
    return alias + field.name() + given + condition() + below;
  }

  private boolean isLeaf(Field field) {
    return !model.isComposite(field.type().name());
  }

  /** Whether fields of one response key may stand in one response, wherever they are. */
  private boolean merges(Use one, Use other) {
    boolean alternatives =
        !one.owner().equals(other.owner())
            && model.objects.containsKey(one.owner())
            && model.objects.containsKey(other.owner());
    return one.shape().equals(other.shape()) && (alternatives || one.call().equals(other.call()));
  }

  private String shape(RandomType type) {
    return model.isComposite(type.name())
        ? type.toString().replace(type.name(), "*")
        : type.toString();
  }

  private String condition() {
    if (!choices.chance(8)) {
      return "";
    }
    String directive = choices.of(" @include", " @skip");
    boolean bool = choices.chance(50);
    if (choices.chance(50)) {
      return directive + "(if: " + bool + ")";
    }
    String name = "v" + names++;
    if (choices.chance(30)) {
      declarations.add("$" + name + ": Boolean = " + bool);
    } else {
      declarations.add("$" + name + ": Boolean!");
      variables.put(name, bool);
    }
    return directive + "(if: $" + name + ")";
  }

  private String given(List<Input> inputs) {
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
    String name = "v" + names++;
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
