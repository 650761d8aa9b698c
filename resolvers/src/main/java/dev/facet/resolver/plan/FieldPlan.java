// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.AccessRule;
import dev.facet.schema.RestCall;
import graphql.execution.MergedField;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLFieldDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of the response.
 *
 * @param index its number in the operation, from 0
 * @param label its key in the response, as JSON
 * @param merged the places of the document that ask for it
 * @param parentType the name of the object type it stands on
 * @param definition its definition in the schema
 * @param source where its value comes from
 * @param type how its value is completed
 * @param access which callers may ask for it
 * @param rejectable whether a caller or its arguments can be rejected; most fields are open to all
 *     and take none
 * @param service the service whose value it has, empty for a value of none; null for the one that
 *     the object around it came from
 */
public record FieldPlan(
    int index,
    Label label,
    MergedField merged,
    String parentType,
    GraphQLFieldDefinition definition,
    Source source,
    TypePlan type,
    AccessRule access,
    boolean rejectable,
    @Nullable String service) {
  FieldPlan(
      int index,
      Label label,
      MergedField merged,
      String parentType,
      GraphQLFieldDefinition definition,
      Source source,
      TypePlan type,
      AccessRule access) {
    this(
        index,
        label,
        merged,
        parentType,
        definition,
        source,
        type,
        access,
        !access.open() || !definition.getArguments().isEmpty(),
        service(source));
  }

  private static @Nullable String service(Source source) {
    return switch (source) {
      case Source.Load load -> load.loader().service();
      case Source.Read _, Source.ResponseStatus _, Source.ResponseHeader _, Source.TypeName _ ->
          null;
      case Source.Constant _, Source.Text _, Source.KeyOnly _, Source.Introspection _ -> "";
    };
  }

  /** The calls that its value is loaded by; empty for a value of another source. */
  public List<RestCall> calls() {
    return source instanceof Source.Load load ? load.loader().calls() : List.of();
  }

  /** Its key in the response. */
  public String responseKey() {
    return merged.getResultKey();
  }

  /** The first place of the document that asks for it. */
  public SourceLocation location() {
    return Objects.requireNonNull(merged.getSingleField().getSourceLocation());
  }

  /** {@code Type.field}, as people write it. */
  public String coordinates() {
    return parentType + "." + definition.getName();
  }

  /** Waves, at most, from its row until it and all below it is there. */
  int waves() {
    int below = type.selections().stream().mapToInt(SelectionPlan::waves).max().orElse(0);
    return source instanceof Source.Load ? below + 1 : below;
  }

  /** Whether it is loaded, or something below it is. */
  boolean loads() {
    return source instanceof Source.Load || type.loadsBelow();
  }
}
