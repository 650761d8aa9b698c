// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.directive.SchemaDirectives;
import graphql.GraphQL;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directives that the files define: checked as definitions, where they stand, and announced. */
final class DirectiveDefinitionsTest {
  private static final String QUERY = "type Query { a: Int @value(json: 1) } ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          directive @__x on OBJECT            | S005 name: @__x (expected: not two underscores first)
          directive @x on NOWHERE             | S005 unknown location "NOWHERE"
          directive @x(a: Foo) on OBJECT      | S002 undefined type "Foo"
          directive @x(a: Query) on OBJECT    | S004 Query is an object type
          directive @x(a: Int a: Int) on FIELD | S003 argument "a" of @x defined twice
          directive @x(__a: Int) on OBJECT    | S005 name: __a (expected: not two underscores first)
          directive @x(a: Int = "1") on FIELD | S005 a: "1" (expected: Int)
          directive @x(a: Int @x) on ARGUMENT_DEFINITION | S005 @x stands on an argument of its own definition
          directive @x(a: Int @y) on FIELD    | S008 unknown directive @y
          directive @poll(every: String) on FIELD_DEFINITION | S013 @poll is not available in this version
          directive @cache(ttl: Int) on FIELD_DEFINITION | S003 directive @cache is Facet's, and defined in another way here
          directive @page on FIELD_DEFINITION | S013 @page is not available in this version
          directive @defer on INLINE_FRAGMENT | S013 @defer is not available in this version
          directive @stream on FIELD          | S013 @stream is not available in this version
          directive @rest(url: String) on FIELD_DEFINITION | S003 directive @rest is Facet's, and defined in another way here
          directive @rest on FIELD_DEFINITION | S003 directive @rest is Facet's, and defined in another way here
          directive @authenticated on QUERY   | S003 directive @authenticated is Facet's, and defined in another way here
          directive @skip(if: String!) on FIELD | S003 directive @skip is GraphQL's, and defined in another way here
          directive @deprecated(reason: Int) on ENUM_VALUE | S003 directive @deprecated is GraphQL's, and defined in another way here
          """)
  void aDefinitionIsChecked(String definition, String finding) {
    List<String> found = Sdl.findings(QUERY + definition);
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.getFirst().endsWith("FACET-" + finding), found.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @need @need(x: 1)   | S011 @need needs "x"
          @need(x: "1")       | S011 x: "1" (expected: Int)
          @need(x: 1, y: 2)   | S010 @need has no argument "y"
          @need(x: null)      | S011 x: null (expected: Int!)
          @need(x: 1) @need(x: 2) | S009 @need stands here twice
          @run                | S009 @run does not belong here
          @pick(by: {b: 1})   | S010 by has no property "b"
          @pick(by: {a: X})   | S011 a: X (expected: A or B)
          """)
  void aUseIsChecked(String use, String finding) {
    String definitions =
        "directive @need(x: Int!) on OBJECT directive @run on FIELD "
            + "directive @pick(by: By) on OBJECT input By { a: E } enum E { A B } ";
    List<String> found =
        Sdl.findings("type Query " + use + " { a: Int @value(json: 1) } " + definitions);
    assertTrue(found.getFirst().endsWith("FACET-" + finding), found.toString());
  }

  @Test
  void definitionsThatSayWhatIsKnownAreLeftAlone() {
    Sdl.good(QUERY, SchemaDirectives.text(List.of("users")));
    Sdl.good(
        QUERY,
        "directive @deprecated(reason: String! = \"x\") on FIELD_DEFINITION | ENUM_VALUE "
            + "directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT "
            + "directive @specifiedBy(url: String!) on SCALAR directive @oneOf on INPUT_OBJECT");
    Sdl.good(
        QUERY,
        "directive @tag(name: String!) repeatable on OBJECT "
            + "type T @tag(name: \"a\") @tag(name: \"b\") { x: Int } "
            + "extend type Query { t: T @value(json: {x: 1}) }");
  }

  @Test
  void clientsKnowThem() {
    FrontendSchema schema =
        Sdl.good(
            QUERY,
            "\"For the client.\" directive @client(on: On = {k: A}) repeatable on FIELD | QUERY "
                + "input On { k: K } enum K { A B } directive @type on OBJECT");
    Map<String, Object> data =
        GraphQL.newGraphQL(schema.graphql())
            .build()
            .execute("{ __schema { directives { name } } __type(name: \"On\") { name } }")
            .getData();
    String told = String.valueOf(data);
    assertTrue(told.contains("{name=client}"), told);
    assertTrue(told.contains("{name=type}"), told);
    assertTrue(told.contains("__type={name=On}"), told);
    assertFalse(told.contains("defer"), told);
    assertFalse(told.contains("experimental"), told);
    assertFalse(told.contains("{name=rest}"), told);

    String sdl = PublicSdl.of(schema);
    assertTrue(
        sdl.contains("directive @client(on: On = {k : A}) repeatable on QUERY | FIELD"), sdl);
    assertFalse(sdl.contains("directive @deprecated"), sdl);
    assertFalse(sdl.contains("directive @defer"), sdl);
  }

  @Test
  void rootTypesAreDifferent() {
    assertEquals(
        List.of(
            "a.graphql:1:33 FACET-S005 Query is the root of two kinds of operations (expected: one"
                + " each)"),
        Sdl.findings("schema { query: Query mutation: Query } " + QUERY));
  }

  @Test
  void valuesOfAnEnumAreSpelledDifferently() {
    assertEquals(
        List.of(
            "a.graphql:1:81 FACET-S046 a second value that services spell \"x\"",
            "a.graphql:1:102 FACET-S046 a second value that services spell \"D\""),
        Sdl.findings(
            "type Query { s: S @value(json: \"A\") } enum S { A @from(path: \"x\") B @from(path: \"x\")"
                + " D C @from(path: \"D\") }"));
  }
}
