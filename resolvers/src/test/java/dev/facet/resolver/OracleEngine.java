// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.upstream.UpstreamClient;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.SourceLocation;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.TypeResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executes a frontend's schema with graphql-java's own engine, as naively as can be: one call for
 * each field of each object, nothing batched, nothing remembered. What it answers is what the
 * engine must answer.
 */
final class OracleEngine {
  private final String frontend;
  private final FrontendSchema schema;
  private final GraphQL engine;
  private @Nullable Run run;

  /**
   * What it answers.
   *
   * @param data plain Java; null where null went up to the root
   * @param rejected whether graphql-java did not execute at all
   */
  record Response(@Nullable Object data, List<ResponseError> errors, boolean rejected) {}

  /** The request that is being executed. */
  private record Run(
      ClientContext client, OracleCalls calls, Map<List<Object>, SourceLocation> places) {}

  OracleEngine(String frontend, FrontendSchema schema) {
    this.frontend = frontend;
    this.schema = schema;
    GraphQLCodeRegistry registry =
        schema.graphql().getCodeRegistry().transform(code -> fetchers(code));
    this.engine =
        GraphQL.newGraphQL(schema.graphql().transform(changed -> changed.codeRegistry(registry)))
            // Fetchers that answer at once make this strategy serial as well; the library's own
            // serial one drops the remaining mutations where a non-null one fails.
            .mutationExecutionStrategy(new AsyncExecutionStrategy())
            .build();
  }

  Response execute(
      GraphQlRequest request, ClientContext client, Map<String, UpstreamClient> services) {
    Map<List<Object>, SourceLocation> places = new HashMap<>();
    run = new Run(client, new OracleCalls(services, client.calls()), places);
    ExecutionResult result =
        engine.execute(
            ExecutionInput.newExecutionInput()
                .query(request.operation().query())
                .operationName(request.operation().operationName())
                .variables(request.operation().variables())
                .graphQLContext(
                    Map.of(GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true))
                .build());
    List<ResponseError> errors = new ArrayList<>();
    result.getErrors().forEach(error -> errors.add(answered(error, places)));
    return new Response(result.getData(), errors, !result.isDataPresent());
  }

  private void fetchers(GraphQLCodeRegistry.Builder code) {
    for (Map.Entry<FieldCoordinates, FieldBinding> entry : schema.bindings().entrySet()) {
      DataFetcher<Object> fetcher =
          environment -> {
            Run now = requireNonNull(run);
            now.places()
                .put(
                    environment.getExecutionStepInfo().getPath().toList(),
                    environment.getField().getSourceLocation());
            return new OracleFetcher(
                    frontend, schema, entry.getKey(), entry.getValue(), now.client(), now.calls())
                .get(environment);
          };
      code.dataFetcher(entry.getKey(), fetcher);
    }
    TypeResolver told =
        environment -> {
          OracleValues.Parent object = requireNonNull(environment.getObject());
          return environment.getSchema().getObjectType(object.type());
        };
    schema.choices().keySet().forEach(name -> code.typeResolver(name, told));
  }

  private static ResponseError answered(
      GraphQLError error, Map<List<Object>, SourceLocation> places) {
    List<Object> path = error.getPath() == null ? List.of() : error.getPath();
    SourceLocation place = place(path, places);
    if (error instanceof OracleError own) {
      return new ResponseError(path, own.code(), own.service(), own.status(), place);
    }
    boolean shape =
        error instanceof NonNullableFieldWasNullError
            || error instanceof SerializationError
            || error instanceof TypeMismatchError;
    String code = shape ? "UPSTREAM_SHAPE" : String.valueOf(error.getErrorType());
    return new ResponseError(path, code, "", 0, place);
  }

  /** Where the document asks for the field that a path leads to, or leads into. */
  private static @Nullable SourceLocation place(
      List<Object> path, Map<List<Object>, SourceLocation> places) {
    int end = path.size();
    while (end > 0 && path.get(end - 1) instanceof Integer) {
      end--;
    }
    return places.get(path.subList(0, end));
  }
}
