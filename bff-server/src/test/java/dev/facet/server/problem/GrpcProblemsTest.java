// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcProblemsTest {
  private static final ProblemContext CALL =
      new ProblemContext("first-id", null, "application/grpc+proto");

  private static GatewayResponse render(Problem problem) {
    return ProblemRenderer.rest("edge-1").render(problem, CALL);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 13", "401, 16", "403, 7", "404, 12", "405, 12", "408, 4", "412, 9", "413, 8", "415, 2",
    "429, 8", "431, 8", "499, 1", "500, 13", "501, 12", "502, 14", "503, 14", "504, 4", "508, 13"
  })
  void statusesOfHttpHaveOneOfGrpc(int http, String grpc) {
    GatewayResponse response = render(new Problem(http, "TEAPOT", "Short."));

    assertEquals(grpc, response.headers().get("grpc-status"));
    assertEquals(http, response.status(), "for those who look at it on the way");
    assertEquals(200, response.statusOnWire());
    assertInstanceOf(GatewayResponse.Body.GrpcFailure.class, response.body());
  }

  @ParameterizedTest
  @CsvSource({"502, 2", "503, 2", "504, 4", "500, 13"})
  void whatMayHaveBeenDoneIsNotUnavailable(int http, String grpc) {
    GatewayResponse response =
        render(new Problem(http, "LOST", "Lost.").withExtension("mayHaveActed", true));

    assertEquals(grpc, response.headers().get("grpc-status"));
    assertEquals("true", response.headers().get("x-facet-may-have-acted"));
  }

  @Test
  void theOtherMembersOfTheProblemAreHeaders() {
    var headers =
        render(new Problem(401, "UNAUTHENTICATED", "No.").withHeader("www-authenticate", "Bearer"))
            .headers();

    assertEquals("application/grpc+proto", headers.get("content-type"));
    assertEquals("UNAUTHENTICATED", headers.get("x-facet-code"));
    assertEquals("first-id", headers.get("x-facet-correlation-id"));
    assertEquals("Bearer", headers.get("www-authenticate"));
    assertEquals("edge-1;error=http_request_denied", headers.get("proxy-status"));
    assertNull(headers.get("x-facet-may-have-acted"));
  }

  @Test
  void messagesAreWrittenInVisibleAscii() {
    assertEquals(
        "100%25 of caf%C3%A9%0A \"~",
        render(new Problem(400, "BAD_REQUEST", "100% of caf\u00e9\n \"~"))
            .headers()
            .get("grpc-message"));
  }

  @Test
  void frontendsRejectThemInTheSameForm() {
    GatewayResponse response =
        ProblemRenderer.GRAPHQL.render(new Problem(415, "UNSUPPORTED_MEDIA_TYPE", "No."), CALL);

    assertEquals("2", response.headers().get("grpc-status"));
  }
}
