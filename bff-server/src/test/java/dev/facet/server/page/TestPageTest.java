// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPageTest {
  private static final String GOOD =
      """
      # Title

      Words.

      ```http upstream catalog
      GET /products/1
      accept: application/json

      HTTP/1.1 200

      {"id": 1}
      ```

      ```graphql request /web
      { product { id } }
      ```

      ```json variables
      {"a": 1}
      ```

      ```json response
      {
        "data": {"a": ["(any)", 2]}
      }
      ```
      """;

  private static TestPage page(String text) {
    return TestPage.read(new SourceText("tests/a.md", text));
  }

  private static List<PageRequest> whole(String text) {
    TestPage page = page(text);
    ServiceScript.of(page);
    return PageRequest.of(page);
  }

  @Test
  void readsARequestWithItsVariablesAndResponse() {
    PageRequest request = whole(GOOD).getFirst();

    assertEquals("POST /web", request.words());
    assertEquals("{\"query\":\"{ product { id } }\\n\",\"variables\":{\"a\":1}}", request.sent());
    assertEquals(200, request.expected().status());
    assertEquals("Title", page(GOOD).title());
  }

  @Test
  void readsLinesThatEndWithCarriageReturns() {
    assertEquals("POST /web", whole(GOOD.replace("\n", "\r\n")).getFirst().words());
  }

  @Test
  void saysOfEachValueWhereItStandsInThePage() {
    PageRequest request = whole(GOOD).getFirst();

    List<Mismatch> found =
        request.compare(
            200, _ -> List.of("application/json; charset=utf-8"), "{\"data\":{\"a\":[1,3]}}");

    assertEquals(
        List.of("tests/a.md:24:27: $.data.a[1]: 3 (expected: 2)"),
        found.stream().map(Mismatch::toString).toList());
  }

  @Test
  void tellsOfMembersThatAreMissingAndThatAreMore() {
    PageRequest request = whole(GOOD).getFirst();

    List<Mismatch> found =
        request.compare(503, _ -> List.of("application/json; charset=utf-8"), "{\"errors\":[]}");

    assertEquals(
        List.of(
            "tests/a.md:22:1: status of POST /web: 503 (expected: 200)",
            "tests/a.md:24:11: $.data: (missing) (expected: {\"a\":[\"(any)\",2]})",
            "tests/a.md:23:1: $.errors: [] (expected: (none))"),
        found.stream().map(Mismatch::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ```json response~{                  | 22:1 the block has no end | ```json response~{~x
          graphql request /web                | 14:1 the block "graphql requset" is of no known kind | graphql requset
          json variables                      | 18:1 the block "http variables" is of no known kind | http variables
          ```json variables~{"a": 1}~```      | 14:1 two requests, and no response to the first | ```http request~GET /~```
          ```json variables~{"a": 1}~```      | 14:1 the request has no response | ```text calls~```
          graphql request /web                | 18:1 no request stands before this block | text calls
          {"a": 1}                            | 18:1 the variables are no object | [1]
          HTTP/1.1 200                        | 5:1 the service has no response | HTTP 200
          HTTP/1.1 200                        | 9:1 this is no status line | HTTP/1.1 OK
          GET /products/1                     | 6:1 this is no request line | GET
          accept: application/json            | 7:1 this is no header | accept application/json
          http upstream catalog               | 5:1 the block names no service | http upstream
          """)
  void saysWhereAPageIsMalformed(String good, String expected, String bad) {
    String from = good.replace("~", "\n");
    String text =
        expected.contains("no end")
            ? GOOD.substring(0, GOOD.lastIndexOf("```"))
            : GOOD.replace(from, bad.replace("~", "\n"));

    Diagnostic.Error finding =
        assertThrows(MalformedPageException.class, () -> whole(text)).finding();

    String place = String.valueOf(finding.span()).replace("tests/a.md:", "");
    assertEquals(expected, place + " " + finding.message());
  }

  @Test
  void asksForATitle() {
    assertEquals(
        "the page is empty",
        assertThrows(MalformedPageException.class, () -> page(" \n")).finding().message());
    assertEquals(
        "the page has no title",
        assertThrows(MalformedPageException.class, () -> page("Title\n")).finding().message());
  }

  @Test
  void saysOnWhichLineJsonCeasesToBeJson() {
    String text = GOOD.replace("(any)\", 2]}", "(any)\", nope]}");

    Diagnostic.Error finding =
        assertThrows(MalformedPageException.class, () -> whole(text)).finding();

    assertEquals("tests/a.md:24:3", String.valueOf(finding.span()));
  }
}
