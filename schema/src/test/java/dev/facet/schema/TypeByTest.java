// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.template.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code @typeBy} comes to, and what is rejected of it. */
final class TypeByTest {
  private static final String TYPES =
      """
      type Query { all: [Result] @rest(service: catalog, get: "/all") }
      type Book implements Item & Named { name: String pages: Int }
      type Film implements Item & Named @authenticated { name: String }
      type Song { name: String }
      interface Named @typeBy(path: "meta.kind") { name: String }
      interface Item implements Named { name: String }
      """;

  private static List<String> errors(String union) {
    return Sdl.findings(TYPES + union).stream().filter(line -> !line.contains("-S1")).toList();
  }

  @Test
  void aValueIsTheNameOfATypeUnlessACaseSaysOtherwise() {
    FrontendSchema schema =
        Sdl.good(
            TYPES
                + "union Result @typeBy(path: \"kind\", cases: [{when: \"b\", type: \"Book\"},"
                + " {when: \"2\", type: \"Book\"}, {when: \"Film\", type: \"Song\"}])"
                + " = Book | Film | Song");

    assertEquals(
        new TypeChoice(
            JsonPath.property("kind"),
            Map.of("b", "Book", "2", "Book", "Book", "Book", "Film", "Song", "Song", "Song")),
        schema.choices().get("Result"));
    TypeChoice named = Objects.requireNonNull(schema.choices().get("Named"));
    assertEquals("meta.kind", named.path().toString());
    assertEquals(Set.of("Book", "Film"), named.types().keySet());
    assertEquals(Set.of("Result", "Named"), schema.choices().keySet());
  }

  @Test
  void theRulesOfObjectTypesAreKeptForFieldsThatDoNotKnowTheirType() {
    FrontendSchema schema = Sdl.good(TYPES + "union Result @typeBy(path: \"kind\") = Book | Film");

    assertTrue(schema.access("Query", "all").open());
    assertTrue(schema.access("Book").open());
    assertFalse(schema.access("Film").open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          @typeBy ^ 14 FACET-S011 @typeBy needs "path"
          @typeBy(path: "a..b") ^ 31 FACET-S024 a name is missing
          @typeBy(path: "$") ^ 29 FACET-S024 path: the object itself (expected: the path of a value in it)
          @typeBy(path: "k", case: []) ^ 33 FACET-S010 @typeBy has no argument "case"
          @typeBy(path: "k", cases: [{when: "b"}]) ^ 41 FACET-S011 cases needs "type"
          @typeBy(path: "k", cases: [{when: 2, type: "Book"}]) ^ 48 FACET-S011 when: 2 (expected: String)
          @typeBy(path: "k", cases: [{when: "b", type: "Bok"}]) ^ 59 FACET-S040 type: "Bok" (expected: an object type that Result can be)
          @typeBy(path: "k", cases: [{when: "b", type: "Song"}]) ^ 59 FACET-S040 type: "Song" (expected: an object type that Result can be)
          @typeBy(path: "k", cases: [{when: "b", type: "Item"}]) ^ 59 FACET-S040 type: "Item" (expected: an object type that Result can be)
          @typeBy(path: "k", cases: [{when: "b", type: "Book"}, {when: "b", type: "Film"}]) ^ 75 FACET-S041 a second case for "b", which never counts
          @typeBy(path: "k") @typeBy(path: "l") ^ 33 FACET-S009 @typeBy stands here twice
          @typeby(path: "k") ^ 14 FACET-S008 unknown directive @typeby
          @typBy(path: "k") ^ 14 FACET-S008 unknown directive @typBy
          """)
  void rejects(String directive, String expected) {
    assertEquals(
        List.of("a.graphql:7:" + expected), errors("union Result " + directive + " = Book | Film"));
  }

  @Test
  void aCaseSaysWhatWasMeantOrWhatThereIs() {
    String cases = "@typeBy(path: \"k\", cases: [{when: \"b\", type: \"%s\"}]) = Book | Film";
    Diagnostic near = finding("union Result " + cases.formatted("Flim"));
    Diagnostic far = finding("union Result " + cases.formatted("Song"));

    assertEquals("did you mean \"Film\"?", near.hint());
    assertEquals("no such type", near.label());
    assertEquals("it can be Book, Film", far.hint());
    assertEquals("not a member of Result", far.label());
    assertEquals("\"Song\"", Sdl.marked(far));
  }

  private static Diagnostic finding(String union) {
    return Sdl.compile(TYPES + union).diagnostics().getFirst();
  }

  @Test
  void aMissingOneIsReportedOnceWithTheFieldsAndTheLineToWrite() {
    Diagnostic union =
        Sdl.only(
            """
            type Query { a: [U] @rest(service: users, get: "/") b: B @rest(service: users, get: "/b") }
            type B { u: U! }
            union U = B
            """);
    Diagnostic other =
        Sdl.only(
            """
            type Query { n: N @rest(service: users, get: "/") }
            type B implements N { n: Int }
            interface N @deprecatedByUs { n: Int }
            directive @deprecatedByUs on INTERFACE
            """);

    assertEquals("U", Sdl.marked(union));
    assertEquals("a.graphql:1:18", String.valueOf(union.span()));
    assertEquals("a union without @typeBy", union.label());
    assertEquals(
        "write union U @typeBy(path: \"…\") = …, with the property that tells", union.hint());
    assertEquals(
        List.of("a.graphql:3:7", "a.graphql:2:13"),
        union.related().stream().map(String::valueOf).toList());
    assertEquals(
        "write interface N @typeBy(path: \"…\") { …, with the property that tells", other.hint());
  }

  @Test
  void anInterfaceThatNoObjectGivesNeedsNone() {
    assertEquals(
        List.of(),
        Sdl.findings(
            """
            type Query { b: B @rest(service: users, get: "/") }
            type B implements Node { parent: B }
            interface Node { parent: Node }
            """));
  }

  @Test
  void oneOfAnotherInterfaceIsNotInherited() {
    assertEquals(
        List.of("a.graphql:7:26 FACET-S039 nothing says which type an object of Item is"),
        errors("extend type Song { item: Item } union Result @typeBy(path: \"k\") = Song"));
  }

  @Test
  void warnsOfCallsBelowAListOfAUnion() {
    assertEquals(
        List.of(
            "a.graphql:2:20 FACET-S101 Film.stock makes one call for each item:"
                + " { all { ... on Film { stock } } }"),
        Sdl.findings(
            """
            type Query { all: [Result] @rest(service: catalog, get: "/all") }
            type Film { n: Int stock: Int @rest(service: inventory, get: "/s/{parent.sku}") }
            union Result @typeBy(path: "kind") = Film
            """));
  }
}
