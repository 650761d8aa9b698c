// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemRendererTest {
  private static final ProblemContext CONTEXT = ProblemContext.of("first-id");
  private static final Problem REJECTION =
      Problem.of(ProblemCode.UNAUTHENTICATED, "A token is needed.")
          .withHeader("www-authenticate", "Bearer");

  private static JsonObject body(GatewayResponse response) {
    return new JsonObject(((GatewayResponse.Body.Bytes) response.body()).bytes());
  }

  private static GatewayResponse rest(Problem problem) {
    return ProblemRenderer.rest("edge-1").render(problem, CONTEXT);
  }

  @Test
  void routesAnswerProblemJson() {
    GatewayResponse response = rest(REJECTION);
    assertEquals(401, response.status());
    assertEquals("application/problem+json", response.headers().get("content-type"));
    assertEquals("Bearer", response.headers().get("www-authenticate"));
    assertEquals("edge-1;error=http_request_denied", response.headers().get("proxy-status"));
    assertEquals(
        new JsonObject()
            .put("type", "urn:facet:problem:unauthenticated")
            .put("title", "Authentication needed")
            .put("status", 401)
            .put("detail", "A token is needed.")
            .put("code", "UNAUTHENTICATED")
            .put("correlationId", "first-id"),
        body(response));
  }

  @Test
  void rateLimitsUseTheRegisteredTypeAndMembers() {
    JsonObject body =
        body(
            rest(
                Problem.of(ProblemCode.RATE_LIMITED, "Slower.")
                    .withExtension("violated-policies", List.of("20/1s"))));
    assertEquals(
        "https://iana.org/assignments/http-problem-types#quota-exceeded", body.getString("type"));
    assertEquals(new JsonArray().add("20/1s"), body.getJsonArray("violated-policies"));
  }

  @ParameterizedTest
  @CsvSource({"418, http_request_denied", "599, proxy_internal_error"})
  void codesOfThirdPartiesAreTheirOwnTitle(int status, String error) {
    GatewayResponse response = rest(new Problem(status, "TEAPOT", "Short and stout."));
    assertEquals("TEAPOT", body(response).getString("title"));
    assertEquals("edge-1;error=" + error, response.headers().get("proxy-status"));
  }

  @Test
  void detailsCannotBreakOutOfTheBody() {
    String nasty = "\"},\r\n{\"x\":\"<script>\u2028";
    assertEquals(nasty, body(rest(new Problem(400, "BAD_REQUEST", nasty))).getString("detail"));
  }

  @Test
  void frontendsAnswerAGraphQlError() {
    GatewayResponse response =
        ProblemRenderer.GRAPHQL.render(REJECTION.withExtension("hint", 1), CONTEXT);
    assertEquals(401, response.status());
    assertEquals("Bearer", response.headers().get("www-authenticate"));
    assertNull(response.headers().get("proxy-status"));
    assertEquals(
        new JsonObject(
            """
            {"errors":[{"message":"A token is needed.","extensions":
              {"code":"UNAUTHENTICATED","correlationId":"first-id","hint":1}}]}\
            """),
        body(response));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/graphql-response+json                         | true
          application/json;q=0.5, Application/GraphQL-Response+JSON | true
          application/json, application/graphql-response+json;q=0.5 | false
          application/graphql-response+json; charset=utf-8          | true
          application/graphql-response+json;q=0                     | false
          application/graphql-response+json; q=0.00                 | false
          application/json                                          | false
          */*                                                       | false
          ,;                                                        | false
          """)
  void frontendsUseTheMediaTypeThatTheClientNames(String accept, boolean own) {
    assertEquals(
        (own ? "application/graphql-response+json" : "application/json") + "; charset=utf-8",
        ProblemRenderer.GRAPHQL
            .render(REJECTION, new ProblemContext("first-id", accept, ""))
            .headers()
            .get("content-type"));
  }
}
