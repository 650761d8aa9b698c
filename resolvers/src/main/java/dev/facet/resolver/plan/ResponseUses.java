// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.plan.ResponseUse.Holder;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.RestCall;
import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;

/** Says what fields make of the responses of their calls, by their types alone. */
record ResponseUses(FrontendSchema schema) {
  /** What a field makes of the response of a call for one parent. */
  ResponseUse of(GraphQLFieldDefinition field, RestCall call) {
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(field.getType());
    boolean object = !GraphQLTypeUtil.isList(type) && !isLeaf(type);
    boolean nullable = !(field.getType() instanceof GraphQLNonNull);
    return new ResponseUse(holder(type), object && nullable && call.verb() == RestCall.Verb.GET);
  }

  private Holder holder(GraphQLType type) {
    return switch (type) {
      case GraphQLList _ -> Holder.LIST;
      case GraphQLObjectType object -> object(object);
      case GraphQLScalarType scalar ->
          switch (DeclaredScalar.jsonName(scalar)) {
            case "Boolean" -> Holder.BOOLEAN;
            case "String", "ID" -> Holder.STRING;
            default -> Holder.VALUE;
          };
      default -> Holder.VALUE;
    };
  }

  private Holder object(GraphQLObjectType type) {
    boolean around = false;
    boolean reads = false;
    boolean needs = false;
    boolean says = false;
    for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
      FieldBinding binding = schema.binding(type.getName(), field.getName());
      boolean ofBody = readsBody(binding);
      reads |= ofBody;
      needs |= ofBody && field.getType() instanceof GraphQLNonNull;
      says |= !ofBody && isKnown(binding);
      around |= binding instanceof FieldBinding.Property(var path) && isAround(field, path);
    }
    if (!reads && says) {
      return Holder.HEAD;
    }
    boolean evenEmpty = says && !needs;
    if (around) {
      return evenEmpty ? Holder.AROUND_OR_EMPTY : Holder.AROUND;
    }
    return evenEmpty ? Holder.EVEN_EMPTY : Holder.VALUE;
  }

  private static boolean readsBody(FieldBinding binding) {
    return switch (binding) {
      case FieldBinding.Property _ -> true;
      case FieldBinding.ResponseStatus _, FieldBinding.ResponseHeader _, FieldBinding.Constant _ ->
          false;
      case FieldBinding.Text(var template) -> ofParent(template.expressions());
      case FieldBinding.Call(var call) -> ofParent(CallExpressions.of(call));
      case FieldBinding.Batched _ -> true;
      case FieldBinding.Reference(_, var keys) ->
          keys.stream().anyMatch(key -> ofParent(key.expressions()));
    };
  }

  /** Whether a field that reads nothing of the body has its value without another call. */
  private static boolean isKnown(FieldBinding binding) {
    return switch (binding) {
      case FieldBinding.ResponseStatus _,
          FieldBinding.ResponseHeader _,
          FieldBinding.Constant _,
          FieldBinding.Text _ ->
          true;
      case FieldBinding.Property _,
          FieldBinding.Call _,
          FieldBinding.Batched _,
          FieldBinding.Reference _ ->
          false;
    };
  }

  private static boolean ofParent(List<Expression> expressions) {
    return expressions.stream().anyMatch(expression -> expression.root() == Root.PARENT);
  }

  /** Whether a field can hold a value of the parent that is no object, or a part of it. */
  private static boolean isAround(GraphQLFieldDefinition field, JsonPath path) {
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(field.getType());
    return path.isSelf()
        ? type instanceof GraphQLList || isLeaf(type)
        : path.segments().getFirst() instanceof JsonPath.Segment.Element;
  }

  private static boolean isLeaf(GraphQLType type) {
    return type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
  }
}
