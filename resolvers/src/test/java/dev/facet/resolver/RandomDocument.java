// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.RandomModel.Field;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final RandomArguments inputs;
  private final StringBuilder fragments = new StringBuilder();

  private final Map<String, String> arguments = new HashMap<>();
  private final Map<String, List<String>> fragmentsOf = new HashMap<>();
  private final Map<String, List<Use>> uses = new HashMap<>();
  private int fields;

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
    this.inputs = new RandomArguments(model, choices);
  }

  static Written generate(RandomModel model, Choices choices) {
    RandomDocument document = new RandomDocument(model, choices);
    boolean mutation = model.objects.containsKey("Mutation") && choices.chance(50);
    String selection = document.selection(mutation ? "Mutation" : "Query", 1);
    return new Written(
        (mutation ? "mutation" : "query")
            + " Q"
            + document.inputs.declared()
            + " "
            + selection
            + document.fragments,
        document.inputs.variables());
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
    String name = inputs.next("F");
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
            type + "." + field.name() + variant, _ -> inputs.given(field.arguments()));
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
    String name = inputs.next("v");
    if (choices.chance(30)) {
      inputs.declare("$" + name + ": Boolean = " + bool);
    } else {
      inputs.declare("$" + name + ": Boolean!");
      inputs.give(name, bool);
    }
    return directive + "(if: $" + name + ")";
  }
}
