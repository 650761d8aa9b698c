// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.SchemaDirectives;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, syntax, extensions, and rules of GraphQL itself. */
final class SchemaReadingTest {
  private static final String GOOD = "type Query { a: Int @value(json: 1) }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          type Query { a: } ^ 17 FACET-S001 syntax error: expected a type, found "}"
          type Query { a: Int ^ 20 FACET-S001 syntax error: expected "}", found the end of the file
          type Query { a: Int @value(json: "x) } ^ 34 FACET-S001 syntax error: a string without an end
          type Query { a: Int @value(json: "\\q") } ^ 35 FACET-S001 syntax error: an unknown escape in a string: \\q
          type Query { a: Int } } ^ 23 FACET-S001 syntax error: expected a definition, such as type or extend, found "}"
          type Query { a: Int ? } ^ 21 FACET-S001 syntax error: the character "?" stands outside of strings
          tipe Query { a: Int } ^ 1 FACET-S001 syntax error: expected a definition, such as type or extend, found "tipe"
          query { a } ^ 1 FACET-S001 an operation in a schema file
          """)
  void reportsOneSyntaxErrorForEachFile(String text, String expected) {
    assertEquals(List.of("a.graphql:1:" + expected), Sdl.findings(text, GOOD));
  }

  @Test
  void aBrokenFileDoesNotHideTheOthersAndHasNoConsequences() {
    assertEquals(
        List.of(
            "a.graphql:1:14 FACET-S001 syntax error: expected a definition, such as type or extend,"
                + " found \"}\"",
            "b.graphql:1:93 FACET-S012 unknown service \"nope\"",
            "c.graphql:1:6 FACET-S001 syntax error: expected the name of the type, found \"{\""),
        Sdl.findings(
            "type Missing }",
            "type Other { a: Missing @ref(key: \"{parent.a}\") } type Mutation { x: Missing"
                + " @rest(service: nope, get: \"/x\") }",
            "type {"));
  }

  @ParameterizedTest
  @CsvSource({"[, ]", "{a:, }"})
  void rejectsBottomlessNesting(String open, String close) {
    String text =
        "type Query { a: JSON @value(json: " + open.repeat(5000) + "1" + close.repeat(5000) + ") }";
    Diagnostic error = Sdl.only(text + " scalar JSON");

    assertEquals("syntax error: more than 100 brackets in brackets", error.message());
    assertEquals(open.substring(0, 1), Sdl.marked(error));
  }

  @Test
  void readsFilesWithoutDefinitions() {
    assertEquals(List.of(), Sdl.findings("", "# nothing\n", GOOD));
  }

  @Test
  void needsAQuery() {
    Diagnostic none = Sdl.only("");
    assertEquals("no Query type", none.message());
    assertNull(none.span());
    assertEquals("FACET-S006", Sdl.only().code().id());
    assertEquals(
        List.of("a.graphql:1:6 FACET-S006 no Query type"), Sdl.findings("type A { a: Int }"));
  }

  @Test
  void mergesExtensionsAcrossFiles() {
    FrontendSchema schema =
        Sdl.good(
            "extend type A { more: Int } extend enum E { Y } extend input I { y: Int }",
            "type Query { a(i: I, e: E): A @rest(service: users, get: \"/a?e={args.e}&i={args.i.y}\") }",
            "type A { a: Int } enum E { X } input I { x: Int }",
            "extend type Query { b: Int @value(json: 1) } extend type A @authenticated");

    assertTrue(schema.access("Query", "a").authenticated());
    assertInstanceOf(FieldBinding.Property.class, schema.binding("A", "more"));
    assertInstanceOf(FieldBinding.Constant.class, schema.binding("Query", "b"));
  }

  @Test
  void rejectsExtensionsOfNothing() {
    Diagnostic error = Sdl.only(GOOD, "extend type Querry { b: Int @value(json: 1) }");
    assertEquals("b.graphql:1:13", String.valueOf(error.span()));
    assertEquals("extension of undefined type \"Querry\"", error.message());
    assertEquals("did you mean \"Query\"?", error.hint());
    assertEquals(
        "write type Product without extend",
        Sdl.only(GOOD, "extend type Product { b: Int }").hint());
    assertEquals(
        List.of("b.graphql:1:14 FACET-S004 Query is an object type, not an input object"),
        Sdl.findings(GOOD, "extend input Query { b: Int }"));
  }

  @Test
  void readsAnExplicitSchema() {
    FrontendSchema schema =
        Sdl.good(
            "schema { query: Root } type Root { a: Int @value(json: 1) }", "type Query { id: ID }");
    assertEquals("Root", schema.graphql().getQueryType().getName());
    assertEquals(
        List.of(
            "a.graphql:1:25 FACET-S003 schema defined twice",
            "a.graphql:1:34 FACET-S003 query given twice"),
        Sdl.findings("schema { query: Query } schema { query: Query }", GOOD));
  }

  @Test
  void reportsAnUndefinedTypeOnceWithAllItsPlaces() {
    Diagnostic error =
        Sdl.only("type Query { a: Foo @value(json: 1) b(x: Foo): [Foo!]! @value(json: []) }");
    assertEquals("a.graphql:1:17", String.valueOf(error.span()));
    assertEquals("used in 3 places", error.label());
    assertEquals(
        List.of("a.graphql:1:42", "a.graphql:1:49"),
        error.related().stream().map(Object::toString).toList());
  }

  @Test
  void saysHowToUseAScalar() {
    assertEquals(
        "add: scalar DateTime", Sdl.only("type Query { a: DateTime @value(json: 1) }").hint());
    assertTrue(
        Sdl.only("type Query { a: Whatever @value(json: 1) } scalar Whatever")
            .hint()
            .endsWith("; or say what its values are: scalar Whatever @scalar(base: String)"));
    assertEquals("leave it out", Sdl.only(GOOD, "scalar ID").hint());
  }

  @Test
  void reportsWhatGraphQlItselfForbids() {
    assertEquals(
        List.of("b.graphql:1:42 FACET-S005 A has no field \"id\", which interface N demands"),
        errors(GOOD, "interface N { id: ID } type A implements N { a: Int }"));
    assertEquals(
        List.of(
            "b.graphql:1:21 FACET-S005 O.a must be given, although exactly one field of a @oneOf"
                + " input is"),
        errors(GOOD, "input O @oneOf { a: Int! }"));
    assertEquals(
        List.of("b.graphql:1:11 FACET-S005 I.i needs a I without end"),
        errors(GOOD, "input I { i: I! }"));
    assertEquals(
        List.of("b.graphql:1:6 FACET-S005 A is empty (expected: at least one field)"),
        errors(GOOD, "type A"));
    assertEquals(
        List.of("b.graphql:1:6 FACET-S003 type Query defined twice"),
        errors(GOOD, "type Query { b: Int @value(json: 1) }"));
    assertEquals(
        List.of("b.graphql:1:13 FACET-S003 value \"A\" of E defined twice"),
        errors(GOOD, "enum E { A, A }"));
    assertEquals(
        List.of("b.graphql:1:35 FACET-S003 directive @x defined twice"),
        errors(GOOD, "directive @x on OBJECT directive @x on ENUM"));
    assertEquals(
        List.of("b.graphql:1:11 FACET-S004 E is an enum"),
        errors(GOOD, "union U = E enum E { A }"));
  }

  @Test
  void marksPlacesInsideBlockStringsAndEscapes() {
    assertEquals(
        List.of("a.graphql:4:17 FACET-S022 Query.a has no argument \"x\""),
        Sdl.findings(
                """
                type Query {
                  a: Int @rest(service: users, get: \"""
                      /a?é=😀&b=\\\"""&
                        c={args.x}
                  \""")
                }
                """)
            .stream()
            .filter(line -> line.contains("S022"))
            .toList());
    assertEquals(
        List.of("a.graphql:1:77 FACET-S022 Query.a has no argument \"x\""),
        Sdl.findings(
            "type Query { a: String @value(text: \"\\u00e9\\u{1F600}\\\"\\n \\uD83D\\uDE00 {args.x}\") }"));
  }

  @Test
  void countsColumnsBehindWideCharacters() {
    Diagnostic error =
        Sdl.only("type Query { \"😀😀é\" a: Int @rest(service: users, get: \"/{args.x}\") }");
    assertEquals("x", Sdl.marked(error));
    assertEquals("a.graphql:1:64", String.valueOf(error.span()));
  }

  @Test
  void countsLinesOfEveryKindOfLineBreak() {
    String text =
        """
        # one
        type Query {
          a: String @value(text: \"""
            one
              {args.x}
          \""")
        }
        """;
    for (String lineBreak : List.of("\n", "\r\n")) {
      assertEquals(
          List.of("a.graphql:5:13 FACET-S022 Query.a has no argument \"x\""),
          Sdl.findings(text.replace("\n", lineBreak)));
    }
    assertEquals("x", Sdl.marked(Sdl.only(text.replace("\n", "\r"))));
    FrontendSchema windows = Sdl.good(text.replace("\n", "\r\n").replace("args.x", "claims.x"));
    assertEquals(
        "one\n  {claims.x}",
        assertInstanceOf(FieldBinding.Text.class, windows.binding("Query", "a"))
            .template()
            .source());
  }

  @Test
  void leavesGeneratedDefinitionsOut() {
    FrontendSchema schema = Sdl.good(SchemaDirectives.text(List.of("users", "blog")), GOOD);
    assertNull(schema.graphql().getType("FacetService"));
    assertNull(schema.graphql().getType("FacetBatch"));
    assertEquals(List.of(), Sdl.findings(SchemaDirectives.text(List.of("users")), GOOD));
  }

  @Test
  void compilesWithoutAnyService() {
    Compilation<FrontendSchema> none =
        new SchemaCompiler()
            .compile(
                List.of(
                    new dev.facet.schema.diagnostic.SourceText(
                        "a", "type Query { a: Int @rest(service: x, get: \"/\") }")),
                Map.of());
    assertEquals("define it under services: in facet.yaml", none.diagnostics().getFirst().hint());
  }

  private static List<String> errors(String... texts) {
    return Sdl.findings(texts).stream().filter(line -> !line.contains(" FACET-S1")).toList();
  }
}
