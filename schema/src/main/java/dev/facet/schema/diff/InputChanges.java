// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import graphql.language.AstPrinter;
import graphql.language.AstSorter;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares what clients give: arguments, or the fields of an input object.
 *
 * @param kinds what changes of such an input are
 * @param owner what has to be used so that one that is new and required is missed
 * @param coordinate of an input, by its name
 * @param changes where changes go
 */
record InputChanges(Kinds kinds, String owner, UnaryOperator<String> coordinate, Changes changes) {
  /** What changes of an input are. */
  enum Kinds {
    ARGUMENT(
        ChangeKind.ARGUMENT_REMOVED,
        ChangeKind.ARGUMENT_TYPE_CHANGED,
        ChangeKind.ARGUMENT_TYPE_WIDENED,
        ChangeKind.ARGUMENT_DEFAULT_CHANGED,
        ChangeKind.REQUIRED_ARGUMENT_ADDED,
        ChangeKind.OPTIONAL_ARGUMENT_ADDED),
    FIELD(
        ChangeKind.INPUT_FIELD_REMOVED,
        ChangeKind.INPUT_FIELD_TYPE_CHANGED,
        ChangeKind.INPUT_FIELD_TYPE_WIDENED,
        ChangeKind.INPUT_FIELD_DEFAULT_CHANGED,
        ChangeKind.REQUIRED_INPUT_FIELD_ADDED,
        ChangeKind.OPTIONAL_INPUT_FIELD_ADDED);

    private final ChangeKind removed;
    private final ChangeKind changed;
    private final ChangeKind widened;
    private final ChangeKind fallback;
    private final ChangeKind required;
    private final ChangeKind optional;

    Kinds(
        ChangeKind removed,
        ChangeKind changed,
        ChangeKind widened,
        ChangeKind fallback,
        ChangeKind required,
        ChangeKind optional) {
      this.removed = removed;
      this.changed = changed;
      this.widened = widened;
      this.fallback = fallback;
      this.required = required;
      this.optional = optional;
    }
  }

  /** An argument or field of an input object. */
  private record Input(
      GraphQLInputType type,
      String fallback,
      @Nullable String description,
      @Nullable String deprecation) {
    static Input of(GraphQLArgument argument) {
      return new Input(
          argument.getType(),
          text(argument.getArgumentDefaultValue()),
          argument.getDescription(),
          argument.getDeprecationReason());
    }

    static Input of(GraphQLInputObjectField field) {
      return new Input(
          field.getType(),
          text(field.getInputFieldDefaultValue()),
          field.getDescription(),
          field.getDeprecationReason());
    }

    boolean required() {
      return GraphQLTypeUtil.isNonNull(type) && fallback.isEmpty();
    }

    String words() {
      return GraphQLTypeUtil.simplePrint(type);
    }

    private static String text(InputValueWithState value) {
      return value.isLiteral() && value.getValue() instanceof Value<?> literal
          ? AstPrinter.printAst(new AstSorter().sort(literal))
          : "";
    }
  }

  void arguments(List<GraphQLArgument> before, List<GraphQLArgument> after) {
    Map<String, Input> old = new LinkedHashMap<>();
    before.forEach(each -> old.put(each.getName(), Input.of(each)));
    Map<String, Input> now = new LinkedHashMap<>();
    after.forEach(each -> now.put(each.getName(), Input.of(each)));
    compare(old, now);
  }

  void fields(List<GraphQLInputObjectField> before, List<GraphQLInputObjectField> after) {
    Map<String, Input> old = new LinkedHashMap<>();
    before.forEach(each -> old.put(each.getName(), Input.of(each)));
    Map<String, Input> now = new LinkedHashMap<>();
    after.forEach(each -> now.put(each.getName(), Input.of(each)));
    compare(old, now);
  }

  private void compare(Map<String, Input> before, Map<String, Input> after) {
    before.forEach((name, old) -> {
      Input now = after.get(name);
      if (now == null) {
        changes.add(kinds.removed, coordinate.apply(name), "is gone");
      } else {
        compare(coordinate.apply(name), old, now);
      }
    });
    after.forEach((name, now) -> {
      if (!before.containsKey(name)) {
        added(coordinate.apply(name), now);
      }
    });
  }

  private void added(String place, Input now) {
    String words = "is new: " + now.words();
    if (now.required()) {
      changes.add(kinds.required, place, words + ", which must be given", Set.of(owner));
    } else {
      changes.add(kinds.optional, place, words);
    }
  }

  private void compare(String place, Input old, Input now) {
    if (!old.words().equals(now.words())) {
      ChangeKind kind = TypeWidth.fits(old.type, now.type) ? kinds.widened : kinds.changed;
      Set<String> hits = now.required() ? Set.of(place, owner) : Set.of(place);
      changes.add(kind, place, Changes.from(old.words(), now.words()), hits);
    }
    if (old.required() || !now.required()) {
      changes.between(kinds.fallback, place, "its default value ", old.fallback, now.fallback);
    } else if (TypeWidth.fits(old.type, now.type)) {
      String words = "has no default value any more, so that it must be given";
      changes.add(kinds.required, place, words, Set.of(owner));
    }
    changes.description(place, old.description, now.description);
    changes.deprecation(place, old.deprecation, now.deprecation);
  }
}
