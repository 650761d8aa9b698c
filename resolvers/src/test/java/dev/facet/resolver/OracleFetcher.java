// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.OracleCalls.Loaded;
import dev.facet.resolver.OracleValues.Parent;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.BatchCall;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.UnreadableValueException;
import dev.facet.upstream.UpstreamResponse;
import graphql.GraphQLException;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives one field of one object its value, by its binding. */
final class OracleFetcher {
  private final String frontend;
  private final FrontendSchema schema;
  private final FieldCoordinates field;
  private final FieldBinding binding;
  private final ClientContext client;

  private final OracleCalls calls;
  private final OracleReferences references;
  private final OracleBatches batches;

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
    this.references = new OracleReferences(schema, calls);
    this.batches = new OracleBatches(calls);
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
          loaded(
              type,
              batches.batched(batch, key, type, scope, isMutation(environment)),
              values,
              path);
      case FieldBinding.Reference(var entity, var keys) ->
          references.referred(entity, keys, environment, scope, values);
    };
  }

  static @Nullable Object loaded(
      GraphQLOutputType type, @Nullable Loaded loaded, OracleValues values, ResultPath path) {
    return loaded == null ? null : values.value(type, loaded.json(), loaded.response(), path);
  }

  private @Nullable Loaded called(
      RestCall call, GraphQLOutputType type, OracleScope scope, boolean mutation) {
    OracleBatches.checkTake(call, scope);
    OracleBatches.checkChange(call, scope, mutation);
    boolean single = type instanceof GraphQLCompositeType && call.verb() == RestCall.Verb.GET;
    return OracleBatches.cut(call, calls.call(call, scope, single), scope);
  }
}
