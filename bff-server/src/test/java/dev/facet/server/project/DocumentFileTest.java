// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.schema.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentFileTest {
  private final List<Diagnostic.Error> errors = new ArrayList<>();

  private List<StoredText> read(String name, String text) {
    return DocumentFile.read(new SourceText(name, text), errors::add);
  }

  private List<List<String>> idsAndTexts(String name, String text) {
    return read(name, text).stream()
        .map(found -> List.of(found.ids().getFirst(), found.text()))
        .toList();
  }

  @Test
  void takesMapsFromIdToText() {
    assertEquals(
        List.of(List.of("a", "{ x }"), List.of("b", "{ y }")),
        idsAndTexts("o.json", "{ \"a\": \"{ x }\", \"b\": \"{ y }\" }"));
    assertEquals(List.of(), errors);
  }

  @Test
  void takesManifests() {
    String manifest =
        """
        {
          "format": "apollo-persisted-query-manifest", "version": 1,
          "operations": [
            { "id": "a", "name": "X", "type": "query", "body": "query X { x }", "more": [{}] }
          ]
        }
        """;
    assertEquals(List.of(List.of("a", "query X { x }")), idsAndTexts("o.json", manifest));
    assertEquals(List.of(), errors);
  }

  @Test
  void takesGraphqlAsItIs() {
    String text = "query Page { x }\n";
    StoredText found = read("page.graphql", text).getFirst();
    assertEquals(text, found.text());
    assertEquals("Page", found.ids().getLast());
  }

  @Test
  void namesNoFileWithSeveralOperationsOrNone() {
    assertEquals(1, read("a.graphql", "query A { x } query B { x }").getFirst().ids().size());
    assertEquals(1, read("a.graphql", "{ x }").getFirst().ids().size());
    assertEquals(1, read("a.graphql", "query {").getFirst().ids().size());
  }

  @Test
  void hashesTheExactText() {
    assertTrue(
        read("o.json", "{ \"a\": \"{ x }\" }")
            .getFirst()
            .ids()
            .contains("cd140144ab2af6145e3658df027eac1c4b58f4b8504b3db0b1195907f313db5e"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                          | 1:1 | not a JSON object",
        "{ \"a\": 7 }                | 1:3 | \"a\" is not the text of a document",
        "{ \"a\": \"{x}\", \"b\": {} } | 1:15 | \"b\" is not the text of a document",
        "{ \"operations\": [7] }     | 1:18 | an operation that is no object",
        "{ \"operations\": [{\"id\": \"a\"}] } | 1:18 | an operation without an \"id\"",
        "{ \"a\"                     | 1: | not JSON: ",
      })
  void tellsWhatIsNone(String text, String place, String message) {
    read("o.json", text);
    assertEquals(1, errors.size());
    String printed = new DiagnosticPrinter(false).text(errors);
    assertTrue(printed.contains("o.json:" + place) && printed.contains(message), printed);
  }
}
