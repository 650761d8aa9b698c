// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import graphql.GraphQLContext;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.CoercingSerializeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether plain Java values can be the values of fields. */
record ConstantTypes(SchemaModel model) {
  boolean fits(@Nullable Object value, TypeUse type) {
    return fits(value, type.node());
  }

  /** Whether a string can be the value of a field. */
  boolean takesText(TypeUse type) {
    TypeDeclaration declared = model.document().types().get(type.name());
    boolean builtIn = type.name().equals("String") || type.name().equals("ID");
    boolean leaf =
        declared == null
            ? builtIn || !ScalarCatalog.isBuiltIn(type.name())
            : declared.kind() == Kind.SCALAR || declared.kind() == Kind.ENUM;
    return !type.isList() && leaf;
  }

  /** Whether values of the type are objects, or lists of objects. */
  boolean isComposite(TypeUse type) {
    TypeDeclaration declared = model.document().types().get(type.name());
    return declared != null
        && switch (declared.kind()) {
          case OBJECT, INTERFACE, UNION -> true;
          case SCALAR, ENUM, INPUT -> false;
        };
  }

  String words(TypeUse type) {
    return type.isList() ? "a list of " + type.name() : type.name();
  }

  private boolean fits(@Nullable Object value, Type<?> type) {
    return switch (type) {
      case NonNullType some -> value != null && fits(value, some.getType());
      case ListType list ->
          value == null
              || (value instanceof List<?> elements
                  && elements.stream().allMatch(element -> fits(element, list.getType())));
      case TypeName named -> value == null || fitsNamed(value, named.getName());
      default -> true;
    };
  }

  private boolean fitsNamed(Object value, String name) {
    return switch (name) {
      case "String" -> value instanceof String;
      case "ID" -> value instanceof String || value instanceof Long;
      case "Boolean" -> value instanceof Boolean;
      case "Int" -> value instanceof Long number && number == number.intValue();
      case "Float" -> value instanceof Number;
      default -> fitsDeclared(value, model.document().types().get(name));
    };
  }

  private boolean fitsDeclared(Object value, @Nullable TypeDeclaration type) {
    if (type == null) {
      return true;
    }
    return switch (type.kind()) {
      case ENUM -> value instanceof String text && isEnumValue(text, type);
      case OBJECT, INTERFACE, UNION -> value instanceof Map;
      case SCALAR -> fitsScalar(value, type.name());
      case INPUT -> true;
    };
  }

  private boolean fitsScalar(Object value, String scalar) {
    try {
      model.scalar(scalar).getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
      return true;
    } catch (CoercingSerializeException _) {
      return false;
    }
  }

  private boolean isEnumValue(String text, TypeDeclaration type) {
    return type.values().stream().anyMatch(value -> value.name().equals(text))
        || model.enumValues().getOrDefault(type.name(), Map.of()).containsValue(text);
  }
}
