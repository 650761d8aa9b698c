// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphQlParametersTest {
  @Test
  void rejectsNumbersWhoseExponentNoNumberHas() {
    String body = "{\"query\":\"{ a }\",\"variables\":{\"n\":1e99999999999}}";
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(body)));
    String query = "query=%7Ba%7D&variables=%7B%22n%22%3A1e-99999999999%7D";
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofQueryString(query));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhatCannotBeRead(String body, String words) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    ProblemException rejected =
        assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(bytes)));
    assertEquals("The body " + words, rejected.problem().detail());
  }

  static List<Arguments> unreadable() {
    return List.of(
        Arguments.of(
            "[".repeat(300) + "]".repeat(300), "has more than 200 levels of objects and lists."),
        Arguments.of("1".repeat(1_500), "has a number of more than 1000 characters."),
        Arguments.of("1e99999999999", "has a number that is too large to be read."),
        Arguments.of(
            "{\"" + "n".repeat(60_000) + "\":1}", "has a name of more than 50000 characters."),
        Arguments.of("{\"query\":\"\u00e9\"}", "is not JSON: not UTF-8 at byte 10."),
        Arguments.of(
            "{\"query\":}", "is not JSON: expected a value, found \"}\" at line 1, column 10."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTF-16BE | is not JSON: in UTF-16 or UTF-32 (expected: UTF-8).
          UTF-16LE | is not JSON: in UTF-16 or UTF-32 (expected: UTF-8).
          UTF-16   | is not JSON: not UTF-8 at byte 0.
          UTF-32   | is not JSON: in UTF-16 or UTF-32 (expected: UTF-8).
          """)
  void rejectsOtherEncodings(String charset, String words) {
    byte[] bytes = "{\"query\":\"{ a }\"}".getBytes(Charset.forName(charset));
    ProblemException rejected =
        assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(bytes)));
    assertEquals("The body " + words, rejected.problem().detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query=%FF%FE", "query=a%C3", "query=%ED%A0%80", "query=%zz", "%FF=1"})
  void rejectsWhatIsNotUtf8(String query) {
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofQueryString(query));
  }

  @Test
  void readsUtf8AndLeavesWhatItDoesNotKnow() {
    assertEquals(
        "{ a(b: \"\u00e9 \ud83d\ude00\") }",
        GraphQlParameters.ofQueryString(
                "x=%FF&query=%7B+a(b:%20%22%C3%A9+%F0%9F%98%80%22)+%7D&utm=%zz")
            .query());
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
  void rejectsRequestsWithoutTextAndId(String body) {
    assertThrows(ProblemException.class, () -> GraphQlParameters.ofBody(Buffer.buffer(body)));
  }
}
