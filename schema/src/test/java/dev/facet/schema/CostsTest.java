// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.schema.Costs.ListSize;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code @cost} and {@code @listSize}. */
final class CostsTest {
  private static final String TYPES =
      """
      type A @cost(weight: "2.5") {
        id: ID @cost(weight: "3")
        as: [A]
        bs: [[Int]] @listSize(assumedSize: 0)
      }
      input Page { first: Int! by: By }
      input By { n: Int s: String }
      """;

  @Test
  void collectsWhatTheDirectivesSay() {
    Costs costs =
        Sdl.good(
                """
                type Query {
                  a(first: Int, page: Page!): A @rest(service: users, get: "/a?f={args.first}&p={args.page.first}")
                    @listSize(assumedSize: 9, slicingArguments: ["first", "page.by.n"], sizedFields: ["as"])
                }
                """,
                TYPES)
            .costs();
    assertEquals(2.5, costs.type("A", 1));
    assertEquals(1, costs.type("Query", 1));
    assertEquals(3, costs.field("A", "id"));
    assertEquals(0, costs.field("A", "as"));
    assertNull(costs.size("A", "as"));
    assertEquals(new ListSize(0, List.of(), List.of()), costs.size("A", "bs"));
    assertEquals(
        new ListSize(
            9,
            List.of(
                JsonPath.property("first"),
                new JsonPath(
                    List.of(
                        new Segment.Property("page"),
                        new Segment.Property("by"),
                        new Segment.Property("n")))),
            List.of("as")),
        costs.size("Query", "a"));
  }

  @Test
  void keepsThemFromClients() {
    String sdl =
        new SchemaPrinter()
            .print(
                Sdl.good("type Query { as: [A] @rest(service: users, get: \"/as\") }", TYPES)
                    .graphql());
    assertFalse(sdl.contains("@cost"), sdl);
    assertFalse(sdl.contains("@listSize"), sdl);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          @cost(weight: "-1") ^ "-1" ^ weight: "-1" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @cost(weight: "two") ^ "two" ^ weight: "two" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @cost(weight: "NaN") ^ "NaN" ^ weight: "NaN" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @cost(weight: "1e999") ^ "1e999" ^ weight: "1e999" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @cost(weight: "2f") ^ "2f" ^ weight: "2f" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @cost(weight: "") ^ "" ^ weight: "" (expected: a number, 0 or more) ^ write such as "2" or "0.5"
          @listSize(assumedSize: -1) ^ -1 ^ assumedSize: -1 (expected: 0 or more) ^ write how many items the service gives, at most
          @listSize(slicingArguments: ["firts"]) ^ "firts" ^ Query.as has no argument "firts" ^ did you mean "first"?
          @listSize(slicingArguments: ["x"]) ^ "x" ^ Query.as has no argument "x" ^ it has first, name, page, ids
          @listSize(slicingArguments: ["page.last"]) ^ "page.last" ^ Query.as has no argument "page.last" ^ it has first, by
          @listSize(slicingArguments: ["name"]) ^ "name" ^ slicingArguments: "name", which is no Int ^ name an argument of type Int
          @listSize(slicingArguments: ["ids"]) ^ "ids" ^ slicingArguments: "ids", which is no Int ^ name an argument of type Int
          @listSize(slicingArguments: ["page"]) ^ "page" ^ slicingArguments: "page", which is no Int ^ name an argument of type Int
          @listSize(slicingArguments: ["page.by.s"]) ^ "page.by.s" ^ slicingArguments: "page.by.s", which is no Int ^ name an argument of type Int
          @listSize(sizedFields: ["id"]) ^ "id" ^ A has no list "id" ^ it has as, bs
          @listSize(sizedFields: ["ass"]) ^ "ass" ^ A has no list "ass" ^ did you mean "as"?
          """)
  void rejectsWhatCannotBeCounted(String directive, String marked, String message, String hint) {
    Diagnostic found = error(directive);
    assertEquals("FACET-S043", found.code().id());
    assertEquals(message, found.message());
    assertEquals(hint, found.hint());
    assertEquals(marked, Sdl.marked(found));
  }

  @Test
  void rejectsASizeOfWhatIsNoList() {
    Diagnostic found =
        Sdl.only(
            "type Query { a: A @rest(service: users, get: \"/a\") @listSize(assumedSize: 3) }",
            "type A { id: ID }");
    assertEquals("@listSize on Query.a, which is no list", found.message());
    assertEquals("name the lists of its object in sizedFields", found.hint());
  }

  @Test
  void rejectsABadWeightOfAType() {
    Diagnostic found = Sdl.only("type Query @cost(weight: \"much\") { a: Int @value(json: 1) }");
    assertEquals("weight: \"much\" (expected: a number, 0 or more)", found.message());
  }

  @Test
  void namesNothingWhereThereIsNothing() {
    Diagnostic found =
        Sdl.only(
            "type Query { a: B @rest(service: users, get: \"/a\")"
                + " @listSize(sizedFields: [\"cs\"]) } type B { id: ID }");
    assertEquals("it has no lists", found.hint());
    Diagnostic argument =
        Sdl.only(
            "type Query { a: [B] @rest(service: users, get: \"/a\")"
                + " @listSize(slicingArguments: [\"n\"]) } type B { id: ID }");
    assertEquals("the field has no arguments", argument.hint());
  }

  private static Diagnostic error(String directive) {
    return Sdl.only(
        "type Query { as(first: Int, name: String, page: Page, ids: [Int]): [A] "
            + "@rest(service: users, post: \"/a\", body: \"{args}\") "
            + directive
            + " }",
        TYPES);
  }
}
