// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.plan.ListLength.Slice;
import dev.facet.schema.Costs;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the sizes of lists from the arguments of a field. */
final class ListLengths {
  private ListLengths() {}

  /** What the directive and the arguments of a field say. */
  static ListLength of(Costs.ListSize size, FieldPlan field) {
    double least = -1;
    List<Slice> slices = new ArrayList<>();
    for (JsonPath path : size.arguments()) {
      switch (argument(path.segments(), field)) {
        case Given.Items(var items) -> least = Math.max(least, items);
        case Given.Variable(var slice) -> slices.add(slice);
      }
    }
    Integer assumed = size.assumed();
    return new ListLength(least, slices, assumed == null ? null : ListLength.assumed(assumed));
  }

  /** What stands at the end of a slicing argument's path. */
  private sealed interface Given {
    /** Nothing. */
    Items NONE = new Items(-1);

    /** A number that the document or the schema says, 0 or more; negative for none. */
    record Items(double count) implements Given {}

    /** A number that a variable says. */
    record Variable(Slice slice) implements Given {}
  }

  private static Given argument(List<Segment> path, FieldPlan field) {
    Field asked = field.merged().getSingleField();
    GraphQLArgument declared = field.definition().getArgument(name(path));
    Value<?> given =
        asked.getArguments().stream()
            .filter(argument -> argument.getName().equals(declared.getName()))
            .findFirst()
            .<Value<?>>map(Argument::getValue)
            .orElse(null);
    return at(given, declared.getArgumentDefaultValue(), declared.getType(), rest(path));
  }

  /**
   * Follows a path.
   *
   * @param given the value in the document; null for none
   * @param standard the value where none is given
   */
  private static Given at(
      @Nullable Value<?> given,
      InputValueWithState standard,
      GraphQLInputType type,
      List<Segment> path) {
    return switch (given) {
      case null ->
          standard.isLiteral() && standard.getValue() instanceof Value<?> value
              ? at(value, InputValueWithState.NOT_SET, type, path)
              : Given.NONE;
      case VariableReference variable -> {
        double otherwise =
            at(null, standard, type, path) instanceof Given.Items(var items) ? items : -1;
        yield new Given.Variable(new Slice(variable.getName(), new JsonPath(path), otherwise));
      }
      case IntValue number when path.isEmpty() ->
          new Given.Items(Math.max(0, number.getValue().doubleValue()));
      case ObjectValue object when !path.isEmpty() -> field(object, type, path);
      default -> Given.NONE;
    };
  }

  private static Given field(ObjectValue object, GraphQLInputType type, List<Segment> path) {
    if (!(GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLInputObjectType declared)) {
      return Given.NONE;
    }
    GraphQLInputObjectField field = declared.getFieldDefinition(name(path));
    Value<?> given =
        object.getObjectFields().stream()
            .filter(each -> each.getName().equals(field.getName()))
            .findFirst()
            .<Value<?>>map(ObjectField::getValue)
            .orElse(null);
    return at(given, field.getInputFieldDefaultValue(), field.getType(), rest(path));
  }

  private static String name(List<Segment> path) {
    return switch (path.getFirst()) {
      case Segment.Property(var name) -> name;
      case Segment.Element(var index) ->
          throw new IllegalStateException("path: [" + index + "] (expected: names)");
    };
  }

  private static List<Segment> rest(List<Segment> path) {
    return path.subList(1, path.size());
  }
}
