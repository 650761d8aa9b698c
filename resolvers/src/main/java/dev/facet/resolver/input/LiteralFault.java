// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a literal in a document (GraphQL specification, Values of Correct Type, and
 * Coercing Field Arguments).
 *
 * @param message where it is below the argument, what it is and what was expected
 * @param location where the wrong part stands; null where the parser does not say
 */
public record LiteralFault(String message, @Nullable SourceLocation location) {
  /**
   * Finds the first fault of a literal.
   *
   * @param place the name of the argument or variable
   * @param type the type the literal must have
   * @param variables by name, those only that have a value; null while none are known, and then
   *     references to them are right
   * @return null for none
   */
  public static @Nullable LiteralFault find(
      String place,
      GraphQLType type,
      Value<?> literal,
      @Nullable Map<String, @Nullable Object> variables,
      Suggestions suggestions) {
    return new Finder(variables, suggestions).find(place, type, literal);
  }

  private record Finder(
      @Nullable Map<String, @Nullable Object> variables, Suggestions suggestions) {
    @Nullable LiteralFault find(String place, GraphQLType type, Value<?> literal) {
      if (literal instanceof VariableReference reference) {
        return variable(place, type, reference);
      }
      if (literal instanceof NullValue) {
        return type instanceof GraphQLNonNull ? fault(place, "null", type, literal) : null;
      }
      return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
        case GraphQLList list -> items(place, list.getWrappedType(), literal);
        case GraphQLInputObjectType object -> object(place, object, literal);
        case GraphQLEnumType names -> name(place, names, literal);
        case GraphQLScalarType scalar -> scalar(place, scalar, literal);
        default -> null;
      };
    }

    private @Nullable LiteralFault variable(
        String place, GraphQLType type, VariableReference reference) {
      boolean missing = variables != null && variables.get(reference.getName()) == null;
      return missing && type instanceof GraphQLNonNull
          ? fault(place, "$" + reference.getName() + " is null", type, reference)
          : null;
    }

    private @Nullable LiteralFault items(String place, GraphQLType type, Value<?> literal) {
      if (!(literal instanceof ArrayValue array)) {
        return find(place, type, literal);
      }
      @SuppressWarnings("rawtypes") // as the parser declares them
      List<Value> items = array.getValues();
      for (int i = 0; i < items.size(); i++) {
        LiteralFault fault = find(place + "[" + i + "]", type, items.get(i));
        if (fault != null) {
          return fault;
        }
      }
      return null;
    }

    private @Nullable LiteralFault object(
        String place, GraphQLInputObjectType type, Value<?> literal) {
      if (!(literal instanceof ObjectValue object)) {
        return new LiteralFault(
            place
                + ": "
                + LiteralKind.of("", literal)
                + " (expected: an object of "
                + type.getName()
                + ")",
            literal.getSourceLocation());
      }
      for (ObjectField given : object.getObjectFields()) {
        LiteralFault fault = given(place, type, given);
        if (fault != null) {
          return fault;
        }
      }
      LiteralFault missing = missing(place, type, object);
      return missing == null && type.isOneOf() ? one(place, type, object) : missing;
    }

    private @Nullable LiteralFault given(
        String place, GraphQLInputObjectType type, ObjectField given) {
      GraphQLInputObjectField field = type.getField(given.getName());
      if (field == null) {
        return new LiteralFault(
            InputWords.unknownField(place, type, given.getName(), suggestions),
            given.getValue().getSourceLocation()); // the parser has no place for the name
      }
      boolean left = isLeftOut(given) && field.hasSetDefaultValue();
      return left ? null : find(place + "." + given.getName(), field.getType(), given.getValue());
    }

    /** A variable without a value is as if the field were not there, and its default counts. */
    private boolean isLeftOut(ObjectField given) {
      return variables != null
          && given.getValue() instanceof VariableReference reference
          && !variables.containsKey(reference.getName());
    }

    private @Nullable LiteralFault missing(
        String place, GraphQLInputObjectType type, ObjectValue object) {
      for (GraphQLInputObjectField field : type.getFields()) {
        boolean given =
            object.getObjectFields().stream().anyMatch(at -> at.getName().equals(field.getName()));
        if (!given && InputWords.isRequired(field)) {
          return fault(place + "." + field.getName(), "missing", field.getType(), object);
        }
      }
      return null;
    }

    private @Nullable LiteralFault one(
        String place, GraphQLInputObjectType type, ObjectValue object) {
      List<ObjectField> given =
          object.getObjectFields().stream().filter(field -> !isLeftOut(field)).toList();
      if (given.size() != 1) {
        return new LiteralFault(
            InputWords.notOne(place, type, given.size()), object.getSourceLocation());
      }
      ObjectField field = given.getFirst();
      boolean isNull =
          field.getValue() instanceof NullValue
              || (variables != null
                  && field.getValue() instanceof VariableReference reference
                  && variables.get(reference.getName()) == null);
      return isNull
          ? new LiteralFault(
              InputWords.nullOfOne(place + "." + field.getName(), type), field.getSourceLocation())
          : null;
    }

    private @Nullable LiteralFault name(String place, GraphQLEnumType type, Value<?> literal) {
      List<String> names =
          type.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
      String expected = " (expected: " + suggestions.oneOf(type.getName(), names);
      return switch (literal) {
        case EnumValue given when names.contains(given.getName()) -> null;
        case EnumValue given ->
            new LiteralFault(
                suggestions.add(
                    place + ": " + InputWords.brief(given.getName()) + expected + ")",
                    given.getName(),
                    names),
                given.getSourceLocation());
        case StringValue text ->
            new LiteralFault(
                place + ": a string" + expected + ", without quotes)", text.getSourceLocation());
        default ->
            new LiteralFault(
                place + ": " + LiteralKind.of("", literal) + expected + ")",
                literal.getSourceLocation());
      };
    }

    private @Nullable LiteralFault scalar(String place, GraphQLScalarType type, Value<?> literal) {
      try {
        Object parsed =
            type.getCoercing()
                .parseLiteral(
                    literal,
                    CoercedVariables.emptyVariables(),
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
        if (!(parsed instanceof Double number) || Double.isFinite(number)) {
          return null;
        }
      } catch (GraphQLException | ArithmeticException | NumberFormatException _) {
        // said below, as of a number that the library makes infinite
      }
      return fault(place, LiteralKind.of(type.getName(), literal), type, literal);
    }

    private static LiteralFault fault(
        String place, String found, GraphQLType type, Value<?> literal) {
      return new LiteralFault(InputWords.mismatch(place, found, type), literal.getSourceLocation());
    }
  }
}
