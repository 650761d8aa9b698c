// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphQlParametersTest {
  @Test
  void refusesNumbersWhoseExponentNoNumberHas() {
    String body = "{\"query\":\"{ a }\",\"variables\":{\"n\":1e99999999999}}";
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(body)));
    String query = "query=%7Ba%7D&variables=%7B%22n%22%3A1e-99999999999%7D";
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofQueryString(query));
  }

  @Test
  void leavesNumbersAsTheyWereSent() {
    String body = "{\"query\":\"{ a }\",\"variables\":{\"n\":1.50}}";
    assertEquals(
        Map.of("n", new BigDecimal("1.50")),
        GraphQlParameters.ofBody(Buffer.buffer(body)).variables());
  }

  @Test
  void takesTheIdOfAStoredDocumentFromEitherPlace() {
    String apollo = "{\"extensions\":{\"persistedQuery\":{\"sha256Hash\":\"12ab\"}}}";
    assertEquals("12ab", GraphQlParameters.ofBody(Buffer.buffer(apollo)).documentId());
    assertEquals(
        "x", GraphQlParameters.ofBody(Buffer.buffer("{\"documentId\":\"x\"}")).documentId());
    assertEquals("x", GraphQlParameters.ofQueryString("documentId=x").documentId());
    assertEquals(
        "12ab",
        GraphQlParameters.ofQueryString(
                "extensions=%7B%22persistedQuery%22%3A%7B%22sha256Hash%22%3A%2212ab%22%7D%7D")
            .documentId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"documentId\":7}",
        "{\"extensions\":[]}",
        "{\"extensions\":{\"persistedQuery\":{\"sha256Hash\":{}}}}",
        "{\"extensions\":{\"persistedQuery\":{}}}",
        "{\"query\":7,\"documentId\":\"x\"}",
      })
  void refusesRequestsWithoutTextAndId(String body) {
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(body)));
  }
}
