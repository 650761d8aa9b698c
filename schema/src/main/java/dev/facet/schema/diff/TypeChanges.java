// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.sdl.ScalarCatalog;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares types as clients see them. What belongs to a type that is gone, new or of another kind
 * is not told by itself.
 */
record TypeChanges(GraphQLSchema before, GraphQLSchema after, Changes changes) {
  void compare() {
    operationType("query", before.getQueryType(), after.getQueryType());
    operationType("mutation", before.getMutationType(), after.getMutationType());
    operationType("subscription", before.getSubscriptionType(), after.getSubscriptionType());
    Map<String, GraphQLNamedType> old = types(before);
    Map<String, GraphQLNamedType> now = types(after);
    old.forEach((name, type) -> {
      GraphQLNamedType other = now.get(name);
      if (other == null) {
        changes.add(ChangeKind.TYPE_REMOVED, name, "is gone");
      } else {
        compare(name, type, other);
      }
    });
    now.forEach((name, type) -> {
      if (!old.containsKey(name)) {
        added(name, type, old.keySet());
      }
    });
  }

  /** Fields of an interface that clients know may give objects of a new type. */
  private void added(String name, GraphQLNamedType type, Set<String> known) {
    changes.add(ChangeKind.TYPE_ADDED, name, "is new");
    if (type instanceof GraphQLObjectType object) {
      names(object.getInterfaces()).stream()
          .filter(known::contains)
          .forEach(each -> changes.add(ChangeKind.INTERFACE_ADDED, name, "implements " + each));
    }
  }

  private void operationType(
      String operation, @Nullable GraphQLObjectType old, @Nullable GraphQLObjectType now) {
    if (old != null && now == null) {
      changes.add(
          ChangeKind.OPERATION_TYPE_REMOVED,
          old.getName(),
          "there is no " + operation + " any more");
    } else if (old == null && now != null) {
      changes.add(
          ChangeKind.OPERATION_TYPE_ADDED, now.getName(), "a " + operation + " may be sent");
    } else if (old != null && now != null && !old.getName().equals(now.getName())) {
      changes.add(
          ChangeKind.OPERATION_TYPE_CHANGED,
          now.getName(),
          "a " + operation + " started at " + old.getName(),
          Set.of(old.getName()));
    }
  }

  private static Map<String, GraphQLNamedType> types(GraphQLSchema schema) {
    Map<String, GraphQLNamedType> types = new TreeMap<>();
    schema.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .filter(type -> !ScalarCatalog.isBuiltIn(type.getName()))
        .forEach(type -> types.put(type.getName(), type));
    return types;
  }

  private void compare(String name, GraphQLNamedType old, GraphQLNamedType now) {
    if (!kind(old).equals(kind(now))) {
      changes.add(ChangeKind.TYPE_KIND_CHANGED, name, Changes.from(kind(old), kind(now)));
      return;
    }
    changes.description(name, old.getDescription(), now.getDescription());
    switch (old) {
      case GraphQLFieldsContainer type -> {
        interfaces(name, (GraphQLImplementingType) type, (GraphQLImplementingType) now);
        fields(type, (GraphQLFieldsContainer) now);
      }
      case GraphQLUnionType union -> members(name, union, (GraphQLUnionType) now);
      case GraphQLEnumType type -> values(name, type, (GraphQLEnumType) now);
      case GraphQLInputObjectType input -> input(name, input, (GraphQLInputObjectType) now);
      case GraphQLScalarType scalar -> scalar(name, scalar, (GraphQLScalarType) now);
      default -> {}
    }
  }

  private static String kind(GraphQLNamedType type) {
    return switch (type) {
      case GraphQLObjectType _ -> "an object type";
      case GraphQLInterfaceType _ -> "an interface";
      case GraphQLUnionType _ -> "a union";
      case GraphQLEnumType _ -> "an enum";
      case GraphQLInputObjectType _ -> "an input object";
      default -> "a scalar";
    };
  }

  private void interfaces(String name, GraphQLImplementingType old, GraphQLImplementingType now) {
    Set<String> was = names(old.getInterfaces());
    Set<String> is = names(now.getInterfaces());
    for (String each : was) {
      if (!is.contains(each)) {
        changes.add(
            ChangeKind.INTERFACE_REMOVED,
            name,
            "no longer implements " + each,
            Set.of(DocumentUses.condition(name), DocumentUses.condition(each)));
      }
    }
    is.stream()
        .filter(each -> !was.contains(each))
        .forEach(each -> changes.add(ChangeKind.INTERFACE_ADDED, name, "implements " + each));
  }

  private static Set<String> names(Collection<? extends GraphQLNamedSchemaElement> elements) {
    Set<String> names = new TreeSet<>();
    elements.forEach(each -> names.add(each.getName()));
    return names;
  }

  private void fields(GraphQLFieldsContainer old, GraphQLFieldsContainer now) {
    for (GraphQLFieldDefinition field : old.getFieldDefinitions()) {
      String place = old.getName() + "." + field.getName();
      GraphQLFieldDefinition other = now.getFieldDefinition(field.getName());
      if (other != null) {
        field(place, field, other);
      } else {
        String reason = field.getDeprecationReason();
        String words = reason == null ? "is gone" : "is gone; it was deprecated: " + reason;
        changes.add(ChangeKind.FIELD_REMOVED, place, words);
      }
    }
    for (GraphQLFieldDefinition field : now.getFieldDefinitions()) {
      if (old.getFieldDefinition(field.getName()) == null) {
        changes.add(
            ChangeKind.FIELD_ADDED,
            old.getName() + "." + field.getName(),
            "is new: " + GraphQLTypeUtil.simplePrint(field.getType()));
      }
    }
  }

  private void field(String place, GraphQLFieldDefinition old, GraphQLFieldDefinition now) {
    String was = GraphQLTypeUtil.simplePrint(old.getType());
    String is = GraphQLTypeUtil.simplePrint(now.getType());
    ChangeKind kind =
        TypeWidth.fits(now.getType(), old.getType())
            ? ChangeKind.FIELD_TYPE_NARROWED
            : ChangeKind.FIELD_TYPE_CHANGED;
    changes.between(kind, place, "", was, is);
    changes.description(place, old.getDescription(), now.getDescription());
    changes.deprecation(place, old.getDeprecationReason(), now.getDeprecationReason());
    new InputChanges(InputChanges.Kinds.ARGUMENT, place, name -> place + "(" + name + ":)", changes)
        .arguments(old.getArguments(), now.getArguments());
  }

  private void members(String name, GraphQLUnionType old, GraphQLUnionType now) {
    Set<String> was = names(old.getTypes());
    Set<String> is = names(now.getTypes());
    for (String each : was) {
      if (!is.contains(each)) {
        changes.add(
            ChangeKind.UNION_MEMBER_REMOVED,
            name,
            "has no member " + each + " any more",
            Set.of(DocumentUses.condition(each), DocumentUses.condition(name)));
      }
    }
    is.stream()
        .filter(each -> !was.contains(each))
        .forEach(
            each -> changes.add(ChangeKind.UNION_MEMBER_ADDED, name, "has the new member " + each));
  }

  private void values(String name, GraphQLEnumType old, GraphQLEnumType now) {
    for (GraphQLEnumValueDefinition value : old.getValues()) {
      String place = name + "." + value.getName();
      GraphQLEnumValueDefinition other = now.getValue(value.getName());
      if (other == null) {
        changes.add(ChangeKind.ENUM_VALUE_REMOVED, place, "is gone");
      } else {
        changes.description(place, value.getDescription(), other.getDescription());
        changes.deprecation(place, value.getDeprecationReason(), other.getDeprecationReason());
      }
    }
    for (GraphQLEnumValueDefinition value : now.getValues()) {
      if (old.getValue(value.getName()) == null) {
        changes.add(ChangeKind.ENUM_VALUE_ADDED, name + "." + value.getName(), "is new");
      }
    }
  }

  private void input(String name, GraphQLInputObjectType old, GraphQLInputObjectType now) {
    if (now.isOneOf() && !old.isOneOf()) {
      changes.add(ChangeKind.ONE_OF_ADDED, name, "exactly one of its fields must be given");
    } else if (old.isOneOf() && !now.isOneOf()) {
      changes.add(ChangeKind.ONE_OF_REMOVED, name, "any of its fields may be given");
    }
    new InputChanges(InputChanges.Kinds.FIELD, name, field -> name + "." + field, changes)
        .fields(old.getFieldDefinitions(), now.getFieldDefinitions());
  }

  private void scalar(String name, GraphQLScalarType old, GraphQLScalarType now) {
    String was = Objects.requireNonNullElse(old.getSpecifiedByUrl(), "");
    String is = Objects.requireNonNullElse(now.getSpecifiedByUrl(), "");
    ChangeKind kind =
        was.isEmpty() ? ChangeKind.SPECIFIED_BY_ADDED : ChangeKind.SPECIFIED_BY_CHANGED;
    changes.between(kind, name, "its specification ", was, is);
    changes.between(
        ChangeKind.SCALAR_VALUES_CHANGED,
        name,
        "",
        DeclaredScalar.values(old),
        DeclaredScalar.values(now));
  }
}
