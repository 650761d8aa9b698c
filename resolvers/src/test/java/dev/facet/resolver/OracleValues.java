// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.TypeChoice;
import dev.facet.upstream.UpstreamResponse;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prepares JSON for graphql-java: what has the wrong JSON type is null with an error. */
final class OracleValues {
  /** Scalars that the library makes of everything, objects included. */
  private static final Set<String> TEXTS = Set.of("String", "ID");

  private final FrontendSchema schema;
  private final OracleAccess access;
  private final List<GraphQLError> errors = new ArrayList<>();

  /** An object, with the response it came with and the name of its type. */
  record Parent(Map<?, ?> json, @Nullable UpstreamResponse response, String type) {}

  OracleValues(FrontendSchema schema, OracleAccess access) {
    this.schema = schema;
    this.access = access;
  }

  List<GraphQLError> errors() {
    return errors;
  }

  void fail(ResultPath path, OracleFailure failure) {
    errors.add(OracleError.at(path, failure));
  }

  @Nullable Object value(
      GraphQLType declared,
      @Nullable Object json,
      @Nullable UpstreamResponse response,
      ResultPath path) {
    if (json == null) {
      return null;
    }
    return switch (GraphQLTypeUtil.unwrapNonNull(declared)) {
      case GraphQLList list -> list(list, json, response, path);
      case GraphQLObjectType object ->
          json instanceof Map<?, ?> map ? new Parent(map, response, object.getName()) : bad(path);
      case GraphQLInterfaceType some -> told(some, json, response, path);
      case GraphQLUnionType some -> told(some, json, response, path);
      case GraphQLEnumType names -> enumValue(names, json);
      case GraphQLScalarType scalar when TEXTS.contains(scalar.getName()) -> text(json, path);
      default -> json;
    };
  }

  /** A string; integers are plain digits. */
  private @Nullable Object text(Object json, ResultPath path) {
    if (json instanceof BigDecimal number) {
      BigDecimal shortest = number.stripTrailingZeros();
      return (shortest.scale() <= 0 ? shortest : number).toPlainString();
    }
    return json instanceof Map || json instanceof List ? bad(path) : json;
  }

  /** An object that tells its type itself. */
  private @Nullable Object told(
      GraphQLNamedType type, Object json, @Nullable UpstreamResponse response, ResultPath path) {
    TypeChoice choice = requireNonNull(schema.choices().get(type.getName()));
    Object teller = choice.path().read(json);
    boolean plain =
        teller instanceof String || teller instanceof Number || teller instanceof Boolean;
    String name = plain ? choice.types().get(String.valueOf(teller)) : null;
    if (!(json instanceof Map<?, ?> map) || name == null) {
      return bad(path);
    }
    try {
      access.check(schema.access(name));
      return new Parent(map, response, name);
    } catch (OracleFailure rejected) {
      fail(path, rejected);
      return null;
    }
  }

  private @Nullable Object list(
      GraphQLList type, Object json, @Nullable UpstreamResponse response, ResultPath path) {
    if (!(json instanceof List<?> items)) {
      return bad(path);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Object item : items) {
      values.add(value(type.getWrappedType(), item, response, path.segment(values.size())));
    }
    return values;
  }

  /** The name of an upstream's value; what has none is rejected by the library. */
  private Object enumValue(GraphQLEnumType type, Object json) {
    Map<String, String> upstream = schema.enumValues().get(type.getName());
    if (upstream == null || json instanceof Map || json instanceof List) {
      return json;
    }
    return upstream.entrySet().stream()
        .filter(entry -> entry.getValue().equals(json.toString()))
        .map(entry -> (Object) entry.getKey())
        .findFirst()
        .orElse(List.of());
  }

  private @Nullable Object bad(ResultPath path) {
    fail(path, OracleFailure.shape());
    return null;
  }
}
