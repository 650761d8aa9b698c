// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ResultPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IntrospectorTest {
  private static GraphQLError error(ErrorType type, String path) {
    return GraphqlErrorBuilder.newError()
        .errorType(type)
        .message("no")
        .path(ResultPath.parse(path))
        .build();
  }

  @Test
  void saysWhyThereIsNoResponseAtAll() {
    GraphQLError aborted =
        GraphqlErrorBuilder.newError().errorType(ErrorType.ExecutionAborted).message("no").build();
    assertEquals(
        "LIMIT_EXCEEDED", new Introspector.Response(null, List.of(aborted)).failure().code());
    assertEquals("INTERNAL", new Introspector.Response(null, List.of()).failure().code());
  }

  @Test
  void findsTheErrorsBelowAField() {
    GraphQLError inner = error(ErrorType.DataFetchingException, "/a/fields");
    GraphQLError other = error(ErrorType.ValidationError, "/b");
    Introspector.Response response = new Introspector.Response(Map.of(), List.of(inner, other));
    assertEquals(List.of(inner), response.below("a"));
    assertEquals("INTERNAL", Introspector.failure(inner).code());
    assertEquals("BAD_USER_INPUT", Introspector.failure(other).code());
  }
}
