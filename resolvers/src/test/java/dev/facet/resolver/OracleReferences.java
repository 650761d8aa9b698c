// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.OracleCalls.Loaded;
import dev.facet.resolver.OracleValues.Parent;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives fields their entities. */
final class OracleReferences {
  private final FrontendSchema schema;
  private final OracleCalls calls;

  OracleReferences(FrontendSchema schema, OracleCalls calls) {
    this.schema = schema;
    this.calls = calls;
  }

  @Nullable Object referred(
      Entity entity,
      List<TextTemplate> templates,
      DataFetchingEnvironment environment,
      OracleScope scope,
      OracleValues values) {
    GraphQLOutputType type = environment.getFieldType();
    ResultPath path = environment.getExecutionStepInfo().getPath();
    boolean keyOnly = isTold(templates, environment) && keyOnly(environment, entity);
    if (!(GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList list)) {
      List<@Nullable Object> parts = new ArrayList<>();
      templates.forEach(template -> parts.add(OracleKeyTemplates.key(template, scope)));
      Object whole = OracleKeys.key(entity.keyFields(), parts);
      if (whole == null
          || whole.equals("")
          || (whole instanceof Map<?, ?> m && m.containsValue(""))) {
        throw OracleKeyTemplates.without(templates);
      }
      return OracleFetcher.loaded(
          type,
          entity(entity, parts, OracleKeyTemplates.origin(templates.getFirst()), scope, keyOnly),
          values,
          path);
    }
    List<?> keys = OracleKeyTemplates.keys(templates.getFirst(), scope);
    List<@Nullable Object> objects = new ArrayList<>();
    for (Object key : keys) {
      ResultPath place = path.segment(objects.size());
      GraphQLOutputType item = (GraphQLOutputType) list.getWrappedType();
      try {
        if (key instanceof Map || key instanceof List) {
          throw new OracleFailure(
              ErrorCode.of(OracleKeyTemplates.origin(templates.getFirst())).name());
        }
        Loaded one =
            entity(
                entity,
                java.util.Collections.singletonList(key),
                OracleKeyTemplates.origin(templates.getFirst()),
                scope,
                keyOnly);
        objects.add(OracleFetcher.loaded(item, one, values, place));
      } catch (OracleFailure failure) {
        values.fail(place, failure);
        objects.add(null);
      } catch (OracleMissing missing) {
        if (missing.expression().root() == Root.CLAIMS) {
          values.fail(place, new OracleFailure("UNAUTHENTICATED"));
        }
        objects.add(null);
      }
    }
    return objects;
  }

  private @Nullable Loaded entity(
      Entity entity,
      List<? extends @Nullable Object> parts,
      Root origin,
      OracleScope scope,
      boolean keyOnly) {
    Object key = OracleKeys.key(entity.keyFields(), parts);
    if (key == null || key.equals("") || (key instanceof Map<?, ?> m && m.containsValue(""))) {
      return null;
    }
    if (keyOnly) {
      return new Loaded(
          key instanceof Map ? key : Map.of(entity.keyFields().getFirst(), key), null);
    }
    if (entity.one() != null) {
      return calls.call(entity.one(), scope.loading(key, origin), true);
    }
    BatchCall many = Objects.requireNonNull(entity.many());
    Loaded response = calls.call(many.call(), scope.loading(key, origin), true);
    List<Object> found = OracleBatches.found(response, many, key);
    return response == null || found.isEmpty()
        ? null
        : new Loaded(found.getFirst(), response.response());
  }

  /** Whether a service said the key, and not the client or the schema. */
  private static boolean isTold(List<TextTemplate> templates, DataFetchingEnvironment environment) {
    return environment.getSource() instanceof Parent(_, var origin, _)
        && origin != null
        && templates.stream()
            .allMatch(template ->
                template.isPlainValue() && OracleKeyTemplates.origin(template) == Root.PARENT);
  }

  /** Whether the client asks for nothing but what the reference itself knows. */
  private boolean keyOnly(DataFetchingEnvironment environment, Entity entity) {
    OracleSelection selection = new OracleSelection(environment, entity.type());
    return selection.fields().stream().allMatch(selected -> isKnown(selected, entity));
  }

  private boolean isKnown(Field selected, Entity entity) {
    if (selected.getName().startsWith("__")) {
      return true;
    }
    return switch (schema.binding(entity.type(), selected.getName())) {
      case FieldBinding.Property(var path) -> entity.keyFields().contains(path.toString());
      case FieldBinding.Constant _ -> selected.getSelectionSet() == null;
      default -> false;
    };
  }
}
