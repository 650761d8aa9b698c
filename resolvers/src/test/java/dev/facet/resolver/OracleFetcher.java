// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.OracleCalls.Loaded;
import dev.facet.resolver.OracleValues.Parent;
import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UnreadableValueException;
import dev.facet.upstream.UpstreamResponse;
import graphql.GraphQLException;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives one field of one object its value, by its binding. */
final class OracleFetcher {
  private final String frontend;
  private final FrontendSchema schema;
  private final FieldCoordinates field;
  private final FieldBinding binding;
  private final ClientContext client;
  private final OracleCalls calls;

  OracleFetcher(
      String frontend,
      FrontendSchema schema,
      FieldCoordinates field,
      FieldBinding binding,
      ClientContext client,
      OracleCalls calls) {
    this.frontend = frontend;
    this.schema = schema;
    this.field = field;
    this.binding = binding;
    this.client = client;
    this.calls = calls;
  }

  Object get(DataFetchingEnvironment environment) {
    ResultPath path = environment.getExecutionStepInfo().getPath();
    OracleValues values = new OracleValues(schema, new OracleAccess(client));
    Object value = null;
    try {
      new OracleAccess(client).check(schema.access(field.getTypeName(), field.getFieldName()));
      value = value(environment, scope(environment), values);
    } catch (OracleFailure failure) {
      values.fail(path, failure);
    } catch (UnreadableValueException fault) {
      values.fail(path, new OracleFailure(ErrorCode.of(fault.root()).name()));
    } catch (OracleMissing missing) {
      value = withoutCall(missing, environment, path, values);
    }
    return DataFetcherResult.newResult().data(value).errors(values.errors()).build();
  }

  /** What a field is worth for which nothing is called. */
  private @Nullable Object withoutCall(
      OracleMissing missing,
      DataFetchingEnvironment environment,
      ResultPath path,
      OracleValues values) {
    Root root = missing.expression().root();
    boolean change =
        isMutation(environment)
            && (path.getLevel() == 1 || (!missing.isOfKey() && callsByOtherThanGet()));
    if (root == Root.CLAIMS) {
      values.fail(path, new OracleFailure("UNAUTHENTICATED"));
      return null;
    }
    GraphQLOutputType type = environment.getFieldType();
    boolean list = GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    if (change || (!list && GraphQLTypeUtil.isNonNull(type))) {
      values.fail(path, new OracleFailure(ErrorCode.of(root).name()));
      return null;
    }
    return list ? List.of() : null;
  }

  private boolean callsByOtherThanGet() {
    RestCall call =
        switch (binding) {
          case FieldBinding.Call(var one) -> one;
          case FieldBinding.Batched(var batch, _) -> batch.call();
          case FieldBinding.Reference(var entity, _) -> {
            BatchCall many = entity.many();
            yield many == null ? entity.one() : many.call();
          }
          default -> null;
        };
    return call != null && call.verb() != RestCall.Verb.GET;
  }

  private static boolean isMutation(DataFetchingEnvironment environment) {
    return environment.getOperationDefinition().getOperation()
        == OperationDefinition.Operation.MUTATION;
  }

  private static @Nullable Object key(TextTemplate template, OracleScope scope) {
    return switch (template.fill(RequestPart.KEY, scope)) {
      case Filled.Value(var value) -> value;
      case Filled.Absent _ -> null;
      case Filled.Missing(var expression) -> throw OracleMissing.ofKey(expression);
      case Filled.Rejected(var expression, _) ->
          throw new OracleFailure(ErrorCode.of(expression.root()).name());
    };
  }

  private static List<?> keys(TextTemplate template, OracleScope scope) {
    Filled filled = template.fill(RequestPart.KEYS, scope);
    if (filled instanceof Filled.Value(List<?> keys)) {
      return keys;
    }
    if (filled instanceof Filled.Missing(var expression)) {
      boolean told = expression.root() != Root.CLAIMS;
      if (told && template.render(scope) instanceof List<?> nulls && !nulls.isEmpty()) {
        return nulls;
      }
      throw OracleMissing.ofKey(expression);
    }
    throw new OracleFailure(ErrorCode.of(origin(template)).name());
  }

  private static Root origin(TextTemplate template) {
    return template.expressions().isEmpty()
        ? Root.FRONTEND
        : template.expressions().getFirst().root();
  }

  private static OracleMissing without(List<TextTemplate> templates) {
    return OracleMissing.ofKey(templates.getFirst().expressions().getFirst());
  }

  private OracleScope scope(DataFetchingEnvironment environment) {
    Map<?, ?> parent = environment.getSource() instanceof Parent(var json, _, _) ? json : null;
    try {
      Map<String, @Nullable Object> arguments =
          new OracleInput(schema)
              .arguments(environment.getFieldDefinition(), environment.getArguments());
      return new OracleScope(frontend, client, arguments, parent, null, Root.KEY);
    } catch (GraphQLException e) {
      throw new OracleFailure("BAD_USER_INPUT");
    }
  }

  private @Nullable Object value(
      DataFetchingEnvironment environment, OracleScope scope, OracleValues values) {
    GraphQLOutputType type = environment.getFieldType();
    ResultPath path = environment.getExecutionStepInfo().getPath();
    UpstreamResponse response =
        environment.getSource() instanceof Parent(_, var origin, _) ? origin : null;
    return switch (binding) {
      case FieldBinding.Property(var way) ->
          values.value(type, way.read(scope.parent()), response, path);
      case FieldBinding.ResponseStatus _ ->
          values.value(type, response == null ? null : (long) response.status(), null, path);
      case FieldBinding.ResponseHeader(var name) ->
          values.value(type, response == null ? null : response.headers().get(name), null, path);
      case FieldBinding.Constant(var json) -> values.value(type, json, null, path);
      case FieldBinding.Text(var template) ->
          values.value(type, template.render(scope), null, path);
      case FieldBinding.Call(var call) ->
          loaded(type, called(call, type, scope, isMutation(environment)), values, path);
      case FieldBinding.Batched(var batch, var key) ->
          loaded(type, batched(batch, key, type, scope, isMutation(environment)), values, path);
      case FieldBinding.Reference(var entity, var keys) ->
          referred(entity, keys, environment, scope, values);
    };
  }

  private static @Nullable Object loaded(
      GraphQLOutputType type, @Nullable Loaded loaded, OracleValues values, ResultPath path) {
    return loaded == null ? null : values.value(type, loaded.json(), loaded.response(), path);
  }

  private @Nullable Loaded called(
      RestCall call, GraphQLOutputType type, OracleScope scope, boolean mutation) {
    checkTake(call, scope);
    checkChange(call, scope, mutation);
    boolean single = type instanceof GraphQLCompositeType && call.verb() == RestCall.Verb.GET;
    return cut(call, calls.call(call, scope, single), scope);
  }

  private static void checkChange(RestCall call, OracleScope scope, boolean mutation) {
    boolean empty =
        Stream.concat(
                call.url().expressions().stream(),
                call.headers().values().stream().flatMap(one -> one.expressions().stream()))
            .anyMatch(expression -> expression.isEmptyList(scope));
    if (mutation && call.verb() != RestCall.Verb.GET && empty) {
      throw new OracleFailure("BAD_USER_INPUT");
    }
  }

  private static void checkTake(RestCall call, OracleScope scope) {
    Expression take = call.take();
    switch (take == null ? Filled.Absent.LEFT_OUT : take.fill(RequestPart.TAKE, scope)) {
      case Filled.Value _, Filled.Absent _ -> {}
      case Filled.Missing(var expression) -> throw new OracleMissing(expression);
      case Filled.Rejected(var expression, _) ->
          throw new OracleFailure(ErrorCode.of(expression.root()).name());
    }
  }

  private @Nullable Loaded batched(
      BatchCall batch,
      TextTemplate template,
      GraphQLOutputType type,
      OracleScope scope,
      boolean mutation) {
    checkTake(batch.call(), scope);
    checkChange(batch.call(), scope, mutation);
    String key = OracleKeys.text(key(template, scope));
    if (key == null) {
      throw without(List.of(template));
    }
    boolean list = GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    Loaded response = calls.call(batch.call(), scope.loading(key, origin(template)), !list);
    List<Object> found = found(response, batch, key);
    UpstreamResponse origin = response == null ? null : response.response();
    return list
        ? cut(batch.call(), new Loaded(found, origin), scope)
        : new Loaded(found.isEmpty() ? null : found.getFirst(), origin);
  }

  /** The items that hold a key. */
  private static List<Object> found(@Nullable Loaded response, BatchCall batch, Object key) {
    if (response == null || response.json() == null) {
      return List.of();
    }
    if (!(response.json() instanceof List<?> items)) {
      throw OracleFailure.shape();
    }
    List<String> names = batch.match().stream().map(JsonPath::toString).toList();
    List<Object> found = new ArrayList<>();
    for (Object item : items) {
      List<@Nullable Object> parts = new ArrayList<>();
      batch.match().forEach(path -> parts.add(path.read(item)));
      if (item != null && same(OracleKeys.key(names, parts), key)) {
        found.add(item);
      }
    }
    return found;
  }

  private static boolean same(@Nullable Object held, Object key) {
    if (held instanceof Map<?, ?> parts && key instanceof Map<?, ?> wanted) {
      return List.copyOf(parts.values()).equals(List.copyOf(wanted.values()));
    }
    return key.equals(held);
  }

  private static @Nullable Loaded cut(RestCall call, @Nullable Loaded loaded, OracleScope scope) {
    if (call.take() == null || loaded == null || !(loaded.json() instanceof List<?> list)) {
      return loaded;
    }
    if (!(call.take().evaluate(scope) instanceof Number most)) {
      return loaded;
    }
    int size = new BigDecimal(most.toString()).min(BigDecimal.valueOf(list.size())).intValue();
    return new Loaded(list.subList(0, Math.max(0, size)), loaded.response());
  }

  private @Nullable Object referred(
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
      templates.forEach(template -> parts.add(key(template, scope)));
      Object whole = OracleKeys.key(entity.keyFields(), parts);
      if (whole == null
          || whole.equals("")
          || (whole instanceof Map<?, ?> m && m.containsValue(""))) {
        throw without(templates);
      }
      return loaded(
          type, entity(entity, parts, origin(templates.getFirst()), scope, keyOnly), values, path);
    }
    List<?> keys = keys(templates.getFirst(), scope);
    List<@Nullable Object> objects = new ArrayList<>();
    for (Object key : keys) {
      ResultPath place = path.segment(objects.size());
      GraphQLOutputType item = (GraphQLOutputType) list.getWrappedType();
      try {
        if (key instanceof Map || key instanceof List) {
          throw new OracleFailure(ErrorCode.of(origin(templates.getFirst())).name());
        }
        Loaded one =
            entity(
                entity,
                java.util.Collections.singletonList(key),
                origin(templates.getFirst()),
                scope,
                keyOnly);
        objects.add(loaded(item, one, values, place));
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
    List<Object> found = found(response, many, key);
    return response == null || found.isEmpty()
        ? null
        : new Loaded(found.getFirst(), response.response());
  }

  /** Whether a service said the key, and not the client or the schema. */
  private static boolean isTold(List<TextTemplate> templates, DataFetchingEnvironment environment) {
    return environment.getSource() instanceof Parent(_, var origin, _)
        && origin != null
        && templates.stream()
            .allMatch(template -> template.isPlainValue() && origin(template) == Root.PARENT);
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
