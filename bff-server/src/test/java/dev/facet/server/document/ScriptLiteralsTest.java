// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which literals of scripts are GraphQL, and where they stand. */
class ScriptLiteralsTest {
  private final List<Diagnostic> findings = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gql`X`",
        "graphql`X`",
        "const a = gql `X`;",
        "gql<Data>`X`",
        "gql<Data, Map<string, Vars<{a: b}>>>`X`",
        "graphql(`X`)",
        "graphql(\n  `X`,\n  [Card])",
        "gql(/* GraphQL */ `X`)",
        "parse(/* GraphQL */ `X`)",
        "/*graphql*/`X`",
        "Apollo.gql`X`",
        "// gql`no`\ngql`X`",
        "/* gql`no` */ gql`X`",
        "'gql`no`'; gql`X`",
        "\"gql`no`\" + gql`X`",
        "'it\\'s `'; gql`X`",
        "const r = /[`'\"/]/; gql`X`",
        "x = a / b / gql`X`",
        "const a = b++ / 2; const c = \"/\"; const d = gql`X`",
        "a = b-- / c; const r = +/[`]/; gql`X`",
        "gql /* GraphQL: c */ `X`",
        "gql // c\n `X`",
        "graphql( /* c */ `X`)",
        "const jsx = <div>don`t</div>;\nconst Q = gql`X`;",
        "<p>`</p>;\nexport default gql`X`",
        "const a = `write gql`; const b = `c`; const d = gql`X`",
        "<p>Don't</p> ; gql`X`",
        "f(`${gql`X`}`)",
        "f(`a${ {b: `c`} }d`, gql`X`)",
        "sql`no`; mygql`no`; gqls`no`; gql`X`",
      })
  void findsTheOneLiteral(String script) {
    assertEquals(List.of("X"), texts(script), script);
    assertEquals(List.of(), findings);
  }

  @Test
  void keepsPlacesBehindInterpolationsAndEscapes() {
    String script = "gql`\r\n  ${A}${B.fragments.c} \\`${\n D! }\r\n  query { a }`";

    DocumentPiece piece = pieces(script).getFirst();

    assertEquals(script.indexOf("query"), piece.start() + piece.text().indexOf("query"));
    assertEquals(script.length() - "gql``".length(), piece.text().length());
    assertEquals(List.of(), findings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query { ${field} }",
        "query { ...${name} }",
        "${make()} query { a }",
        "${a ? B : C}",
        "query { a(b: ${1}) }",
        "${`x`}",
      })
  void saysWhatIsMadeAtRunTime(String document) {
    String script = "const a =\n gql`" + document + "`";

    assertEquals(List.of(), texts(script));
    assertEquals(1, findings.size());
    assertEquals("FACET-C083", findings.getFirst().code().id());
    assertTrue(String.valueOf(findings.getFirst().span()).startsWith("a.ts:2:"));
  }

  @Test
  void endsForEveryCut() {
    String script = "gql<A>(`a ${b} \\` ${`c${d}`}`) /* e */ // f\n 'g' \"h\" /[i]/ graphql`j`";
    IntStream.rangeClosed(0, script.length()).forEach(end -> pieces(script.substring(0, end)));
  }

  private List<String> texts(String script) {
    return pieces(script).stream().map(DocumentPiece::text).toList();
  }

  private List<DocumentPiece> pieces(String script) {
    return ScriptLiterals.of(new SourceText("a.ts", script), findings::add);
  }
}
