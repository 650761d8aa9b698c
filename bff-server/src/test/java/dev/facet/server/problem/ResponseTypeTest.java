// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 12.5.1, for results and rejections alike. */
final class ResponseTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|JSON",
        "*/*|JSON",
        "application/*|JSON",
        "application/json|JSON",
        "application/json, */*|JSON",
        "application/json;charset=utf-8|JSON",
        "application/graphql-response+json|GRAPHQL",
        "Application/GraphQL-Response+JSON; charset=UTF-8|GRAPHQL",
        "application/json, application/graphql-response+json|GRAPHQL",
        "application/graphql-response+json, */*|GRAPHQL",
        "application/json;q=0, */*|GRAPHQL",
        "application/json;q=0.1, application/*|GRAPHQL",
        "application/json;q=0.9, application/graphql-response+json;q=0.8|JSON",
        "application/*;q=0.1, application/graphql-response+json;q=0.01|JSON",
        "application/graphql-response+json;q=0, */*;q=0.1|JSON",
        "application/graphql-response+json;q=0.5, application/json;q=0.5|GRAPHQL",
        "text/html;q=0.9, application/json;q=0.1|JSON",
      })
  void isTheOneThatTheClientLikesBest(String accept, ResponseType expected) {
    assertEquals(expected, ResponseType.accepted(accept), accept);
    assertEquals(expected, ResponseType.preferred(accept), accept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "*/*;q=0",
        "application/*;q=0, */*",
        "application/json;q=0",
        "application/json;q=0, application/graphql-response+json;q=0.000, */*;q=1",
        "application/json;q=high",
        ",",
      })
  void isNoneWhereTheClientAcceptsNeither(String accept) {
    assertThrows(ProblemException.class, () -> ResponseType.accepted(accept), accept);
    assertEquals(ResponseType.JSON, ResponseType.preferred(accept), accept);
  }

  @Test
  void isTheOlderOneForClientsThatSayNothing() {
    assertEquals(ResponseType.JSON, ResponseType.accepted(null));
    assertEquals(
        ResponseType.GRAPHQL,
        ResponseType.accepted(
            "text/html, application/json;q=0.5, Application/GraphQL-Response+JSON"));
  }
}
