// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks literals against types (GraphQL specification, "Values of Correct Type"). Scalars that are
 * not built in take any literal, unless {@link #withScalars} says what they take.
 */
public final class LiteralCheck {
  private static final Map<String, Predicate<Value<?>>> BUILT_IN =
      Map.of(
          "String", StringValue.class::isInstance,
          "Boolean", BooleanValue.class::isInstance,
          "Int", LiteralCheck::isInt,
          "Float", value -> value instanceof FloatValue || value instanceof IntValue,
          "ID", value -> value instanceof StringValue || value instanceof IntValue,
          "FacetService", value -> value instanceof EnumValue || value instanceof StringValue,
          "FacetKey", LiteralCheck::isKey);

  private final Map<String, TypeDeclaration> types;
  private final SdlPlaces places;
  private final SchemaFindings findings;
  private final SchemaCode wrongType;
  private final @Nullable Function<String, GraphQLScalarType> scalars;

  /**
   * @param types the types that the literals have
   * @param places where the literals stand
   * @param wrongType the code of a literal of another type
   */
  public LiteralCheck(
      Map<String, TypeDeclaration> types,
      SdlPlaces places,
      SchemaFindings findings,
      SchemaCode wrongType) {
    this(types, places, findings, wrongType, null);
  }

  private LiteralCheck(
      Map<String, TypeDeclaration> types,
      SdlPlaces places,
      SchemaFindings findings,
      SchemaCode wrongType,
      @Nullable Function<String, GraphQLScalarType> scalars) {
    this.types = types;
    this.places = places;
    this.findings = findings;
    this.wrongType = wrongType;
    this.scalars = scalars;
  }

  /**
   * The same checks, for scalars too.
   *
   * @param scalars each scalar that the types declare, by its name
   */
  public LiteralCheck withScalars(Function<String, GraphQLScalarType> scalars) {
    return new LiteralCheck(types, places, findings, wrongType, scalars);
  }

  /**
   * Checks a literal and reports what is wrong.
   *
   * @param name what the literal is given for
   * @return whether it fits
   */
  public boolean check(String name, Value<?> value, Type<?> type) {
    return switch (type) {
      case NonNullType some ->
          value instanceof NullValue
              ? reject(name, value, some)
              : check(name, value, some.getType());
      case ListType list -> value instanceof NullValue || checkList(name, value, list);
      case TypeName named -> value instanceof NullValue || checkNamed(name, value, named);
      default -> true;
    };
  }

  private boolean checkList(String name, Value<?> value, ListType list) {
    if (!(value instanceof ArrayValue array)) {
      return check(name, value, list.getType());
    }
    boolean fits = true;
    for (Value<?> element : array.getValues()) {
      fits &= check(name, element, list.getType());
    }
    return fits;
  }

  private boolean checkNamed(String name, Value<?> value, TypeName named) {
    Predicate<Value<?>> builtIn = BUILT_IN.get(named.getName());
    if (builtIn != null) {
      return builtIn.test(value) || reject(name, value, named);
    }
    TypeDeclaration type = types.get(named.getName());
    if (type == null) {
      return true;
    }
    return switch (type.kind()) {
      case ENUM -> checkEnum(name, value, type);
      case INPUT ->
          value instanceof ObjectValue object
              ? checkObject(name, object, type)
              : reject(name, value, named);
      case SCALAR -> checkScalar(name, value, named);
      case OBJECT, INTERFACE, UNION -> true;
    };
  }

  private boolean checkScalar(String name, Value<?> value, TypeName named) {
    if (scalars == null) {
      return true;
    }
    try {
      scalars
          .apply(named.getName())
          .getCoercing()
          .parseLiteral(
              value, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
      return true;
    } catch (GraphQLException _) {
      return reject(name, value, named);
    }
  }

  private boolean checkEnum(String name, Value<?> value, TypeDeclaration type) {
    List<String> names = type.values().stream().map(ValueDeclaration::name).toList();
    if (value instanceof EnumValue some && names.contains(some.getName())) {
      return true;
    }
    findings.error(
        wrongType,
        name + ": " + brief(value) + " (expected: " + String.join(" or ", names) + ")",
        places.value(value),
        "",
        value instanceof EnumValue some ? Suggestion.hint(some.getName(), names) : "");
    return false;
  }

  private boolean checkObject(String name, ObjectValue object, TypeDeclaration type) {
    boolean fits = true;
    List<String> names = type.inputs().stream().map(InputDeclaration::name).toList();
    for (ObjectField field : object.getObjectFields()) {
      fits &=
          type.input(field.getName())
              .map(input -> check(field.getName(), field.getValue(), input.type().node()))
              .orElseGet(() -> unknown(name, field, names));
    }
    // A property that seems missing may be the misspelt one.
    for (InputDeclaration input : fits ? type.inputs() : List.<InputDeclaration>of()) {
      fits &= !input.required() || isGiven(object, input.name()) || missing(name, object, input);
    }
    return fits && (!type.isOneOf() || checkOneOf(name, object));
  }

  private boolean checkOneOf(String name, ObjectValue object) {
    List<ObjectField> fields = object.getObjectFields();
    if (fields.size() == 1 && !(fields.getFirst().getValue() instanceof NullValue)) {
      return true;
    }
    findings.error(
        wrongType,
        name + ": " + brief(object) + " (expected: exactly one field that is not null)",
        places.value(object));
    return false;
  }

  private boolean unknown(String name, ObjectField field, List<String> names) {
    boolean directive = wrongType == SchemaCode.WRONG_ARGUMENT;
    String near =
        directive
            ? ForeignWords.argumentHint(field.getName(), names)
            : Suggestion.hint(field.getName(), names);
    findings.error(
        directive ? SchemaCode.UNKNOWN_ARGUMENT : wrongType,
        name + " has no property \"" + field.getName() + "\"",
        places.name(field),
        "",
        near.isEmpty() ? "it has " + String.join(", ", names) : near);
    return false;
  }

  private boolean missing(String name, ObjectValue object, InputDeclaration input) {
    findings.error(wrongType, name + " needs \"" + input.name() + "\"", places.first(object));
    return false;
  }

  private boolean reject(String name, Value<?> value, Type<?> type) {
    findings.error(
        wrongType,
        name + ": " + brief(value) + " (expected: " + words(type) + ")",
        places.value(value));
    return false;
  }

  private String brief(Value<?> value) {
    SourceSpan span = places.value(value);
    String text = span.text();
    return text.length() <= 40 && text.indexOf('\n') < 0 ? text : text.charAt(0) + "…";
  }

  private static String words(Type<?> type) {
    return switch (type) {
      case NonNullType some when isOurs(some) -> words(some.getType());
      case NonNullType some -> AstPrinter.printAstCompact(some);
      case ListType list -> "a list of " + words(list.getType());
      case TypeName named when named.getName().equals("FacetKey") ->
          "a string, or an object of strings";
      case TypeName named when named.getName().equals("FacetJson") -> "a value that is not null";
      case TypeName named -> named.getName();
      default -> String.valueOf(type);
    };
  }

  /** Whether the type is one of our directives' arguments, whose names say little to others. */
  private static boolean isOurs(NonNullType type) {
    return AstPrinter.printAstCompact(type).contains("Facet");
  }

  private static boolean isGiven(ObjectValue object, String name) {
    return object.getObjectFields().stream().anyMatch(field -> field.getName().equals(name));
  }

  private static boolean isInt(Value<?> value) {
    return value instanceof IntValue number && number.getValue().bitLength() < 32;
  }

  private static boolean isKey(Value<?> value) {
    return value instanceof StringValue
        || (value instanceof ObjectValue object
            && object.getObjectFields().stream()
                .allMatch(field -> field.getValue() instanceof StringValue));
  }
}
