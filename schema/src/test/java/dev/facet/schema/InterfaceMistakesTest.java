// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.sdl.SchemaCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What types owe the interfaces they implement (GraphQL specification, IsValidImplementation). */
class InterfaceMistakesTest {
  private static final String QUERY =
      "type Query { n: Node @rest(service: catalog, get: \"/n\") }\n";
  private static final String NODE = QUERY + "interface Node { id(short: Boolean): ID! }\n";

  /**
   * A mistake.
   *
   * @param type what stands in line 3; » and « stand around what the caret must be under
   */
  record Mistake(String type, String message, String hint) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "interface B { title: String } type A implements »B« { titel: String }",
            "A has no field \"title\", which interface B demands",
            "did you mean \"titel\"?"),
        new Mistake(
            "type A implements »Node« { name: String }",
            "A has no field \"id\", which interface Node demands",
            "add id: ID!"),
        new Mistake(
            "type A implements Node { id(short: Boolean): »ID« }",
            "A.id: ID (expected: ID!, as in interface Node)",
            ""),
        new Mistake(
            "type A implements Node { id(short: Boolean): [»ID«!]! }",
            "A.id: [ID!]! (expected: ID!, as in interface Node)",
            ""),
        new Mistake(
            "type A implements Node { »id«: ID! }",
            "A.id has no argument \"short\", which interface Node demands",
            "add short: Boolean"),
        new Mistake(
            "type A implements Node { id(short: »Boolean«!): ID! }",
            "A.id: argument short: Boolean! (expected: Boolean, as in interface Node)",
            ""),
        new Mistake(
            "type A implements Node { id(short: Boolean, »form«: String!): ID! }",
            "A.id: argument form is not nullable, and interface Node does not have it",
            "make it nullable"),
        new Mistake(
            "type A implements Node { id(short: Boolean, »form«: String! = \"a\"): ID! }",
            "A.id: argument form is not nullable, and interface Node does not have it",
            "make it nullable"),
        new Mistake("interface A implements »A« { id: ID! }", "A implements itself", ""),
        new Mistake(
            "interface B implements Node { id(short: Boolean): ID! }"
                + " type A implements »B« { id(short: Boolean): ID! }",
            "A does not implement Node, which B implements",
            "write implements Node & B"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void tellsWhatIsMissingAndWhere(Mistake mistake) {
    List<Diagnostic> findings = invalid(NODE + mistake.type().replaceAll("[»«]", ""));
    assertEquals(1, findings.size(), findings.toString());
    Diagnostic finding = findings.getFirst();
    assertEquals(mistake.message(), finding.message());
    assertEquals(mistake.hint(), finding.hint());
    int start = mistake.type().indexOf('»');
    assertEquals("a.graphql:3:" + (start + 1), String.valueOf(finding.span()));
    assertEquals(
        mistake.type().substring(start + 1, mistake.type().indexOf('«')), Sdl.marked(finding));
  }

  @Test
  void tellsInterfacesThatImplementEachOther() {
    String sdl =
        QUERY
            + "interface Node implements Named { id: ID! }\n"
            + "interface Named implements Node { id: ID! }\n";

    assertEquals(
        List.of(
            "a.graphql:2:27 Node and Named implement each other",
            "a.graphql:3:28 Named and Node implement each other"),
        invalid(sdl).stream().map(found -> found.span() + " " + found.message()).toList());
  }

  @Test
  void tellsAnInterfaceThatIsNamedTwiceOnce() {
    List<String> findings =
        Sdl.findings(NODE + "type A implements Node & Node { id(short: Boolean): ID! }");

    assertEquals(
        1,
        findings.stream().filter(each -> each.startsWith("a.graphql:3")).count(),
        () -> findings.toString());
  }

  @Test
  void takesNarrowerTypesAndFurtherArguments() {
    List<Diagnostic> findings =
        invalid(
            """
            type Query { all: [Thing] @rest(service: catalog, get: "/all") }
            interface Thing { self(a: Int): Thing parts: [Thing] other: Other }
            union Other = Part
            type Part implements Thing { self(a: Int, b: Int): Part! parts: [Part!]! other: Part }
            """);
    assertEquals(List.of(), findings);
  }

  private static List<Diagnostic> invalid(String sdl) {
    return Sdl.compile(sdl).diagnostics().stream()
        .filter(finding -> finding.code() == SchemaCode.INVALID_SCHEMA)
        .toList();
  }
}
