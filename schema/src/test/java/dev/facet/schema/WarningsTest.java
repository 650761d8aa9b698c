// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarningsTest {
  private static final String LIST =
      "type Query { as: [A!]! @rest(service: users, get: \"/as\") a: A @rest(service: users, get: \"/a\") }";

  @Test
  void namesTheQueryAndTheRemedyOfNPlusOne() {
    Diagnostic warning =
        Sdl.only(
            LIST,
            "type A { b: B @rest(service: users, get: \"/b/{parent.id}\") } type B { id: ID }");

    assertEquals("A.b makes one call for each item: { as { b } }", warning.message());
    assertEquals("b.graphql:1:10", String.valueOf(warning.span()));
    assertEquals(
        "if the service can answer for many keys, add batch: {key: \"{parent.id}\", match: …} and"
            + " read {keys}",
        warning.hint());
  }

  @Test
  void namesTheMostCallsWhereListSizesSayIt() {
    String one = "b: Int @rest(service: users, get: \"/b/{parent.id}\")";
    String list = "@rest(service: users, get: \"/as\") @listSize(assumedSize: ";
    String entity =
        "type E @entity(service: users, key: \"id\", one: {get: \"/e/{key}\"}) { id: ID! }";
    for (List<String> counted :
        List.of(
            List.of("as: [A] " + list + "20)", "type A { " + one + " }", ", up to 20"),
            List.of("as: [A] " + list + "20)", "type A { cs: [C] } type C { " + one + " }", ""),
            List.of(
                "as: [A] " + list + "20)",
                "type A { cs: [C] @listSize(assumedSize: 7) } type C { " + one + " }",
                ", up to 140"),
            List.of(
                "as: A " + list + "30, sizedFields: [\"cs\"])",
                "type A { cs: [C] @listSize(assumedSize: 7) } type C { " + one + " }",
                ", up to 30"),
            List.of(
                "as(n: Int): [A] @rest(service: users, get: \"/as?n={args.n}\")"
                    + " @listSize(assumedSize: 9, slicingArguments: [\"n\"])",
                "type A { " + one + " }",
                ""),
            List.of(
                "as: [A] " + list + "4)",
                "type A { es: [E] @ref(key: \"{parent.es}\") @listSize(assumedSize: 6) } " + entity,
                ", up to 24"),
            List.of(
                "as: [A] " + list + "2147483647)",
                "type A { as: [B] @listSize(assumedSize: 2147483647) }"
                    + " type B { as: [C] @listSize(assumedSize: 2147483647) } type C { "
                    + one
                    + " }",
                ", up to 9223372036854775807"))) {
      assertEquals(
          counted.get(2),
          Sdl.only("type Query { " + counted.getFirst() + " }", counted.get(1))
              .message()
              .replaceFirst(".*each item(.*?):.*", "$1"));
    }
  }

  @Test
  void findsNPlusOneBelowMutationsAndPlainObjects() {
    assertEquals(
        List.of(
            "a.graphql:3:10 FACET-S101 C.d makes one call for each item:"
                + " mutation { do { cs { d } } }"),
        Sdl.findings(
            """
            type Query { x: Int @value(json: 1) } type Mutation { do: B @rest(service: users, post: "/b") }
            type B { cs: [C] one: C }
            type C { d: Int @rest(service: users, get: "/d/{parent.id}") }
            """));
  }

  @Test
  void findsEntitiesThatAreLoadedOneByOne() {
    String entity =
        "type E @entity(service: users, key: \"id\", one: {get: \"/e/{key}\"}) { id: ID! }";
    assertEquals(
        List.of("b.graphql:1:10 FACET-S101 A.e makes one call for each item: { as { e } }"),
        Sdl.findings(LIST, "type A { e: E @ref(key: \"{parent.e}\") }", entity));
    assertEquals(
        List.of("a.graphql:1:14 FACET-S101 Query.es makes one call for each item: { es }"),
        Sdl.findings("type Query { es(ids: [ID!]!): [E] @ref(key: \"{args.ids}\") }", entity));
    assertEquals(
        List.of(),
        Sdl.findings(
            LIST,
            "type A { e: E @ref(key: \"{parent.e}\") }",
            entity.replace("}) {", "}, many: {get: \"/e?id={keys}\"}) {")));
  }

  @Test
  void doesNotWarnWhereOneCallIsEnough() {
    for (String field :
        List.of(
            "b: Int @rest(service: users, get: \"/b?for={claims.sub}\")",
            "b: B @rest(service: users, get: \"/b?ids={keys}\", batch: {key: \"{parent.id}\", match: \"id\"})",
            "b: Int @value(text: \"{parent.id}\")")) {
      assertEquals(
          List.of(),
          Sdl.findings(LIST, "type A { " + field + " } ", "type B { id: ID }").stream()
              .filter(line -> line.contains("S101"))
              .toList(),
          field);
    }
    assertEquals(
        List.of(),
        Sdl.findings(
            "type Query { a: A @rest(service: users, get: \"/a\") }",
            "type A { b: Int @rest(service: users, get: \"/b/{parent.id}\") }"));
  }

  @Test
  void findsTheOtherWayRoundACycle() {
    assertEquals(
        List.of(
            "a.graphql:11:3 FACET-S101 User.posts makes one call for each item:"
                + " { posts { user { posts } } }",
            "a.graphql:12:3 FACET-S101 User.todos makes one call for each item:"
                + " { posts { user { todos } } }"),
        Sdl.findings(
            """
            type Query {
              posts: [Post!]! @rest(service: blog, get: "/posts")
            }
            type Post {
              user: User @ref(key: "{parent.userId}")
            }
            type User
              @entity(service: blog, key: "id", many: {get: "/users?id={keys*}", match: "id"}) {
              id: Int!
              # the posts of the posts' authors
              posts: [Post!]! @rest(service: blog, get: "/posts?userId={parent.id}")
              todos: [Int!]! @rest(service: blog, get: "/todos?userId={parent.id}")
            }
            """));
  }

  @Test
  void findsWhatIsNotUsed() {
    assertEquals(
        List.of(
            "a.graphql:1:16 FACET-S103 nothing reads the argument \"x\" of Query.a",
            "a.graphql:2:8 FACET-S102 no field loads A through its @entity",
            "a.graphql:3:6 FACET-S104 no operation can reach B",
            "a.graphql:4:7 FACET-S104 no operation can reach I"),
        Sdl.findings(
                """
                type Query { a(x: Int, y: Int, z: Int @deprecated): A @rest(service: users, get: "/a?y={args.y}") }
                type A @entity(service: users, key: "id", one: {get: "/{key}"}) { id: ID! }
                type B @entity(service: users, key: "id", one: {get: "/{key}"}) { id: ID! }
                input I { i: I e: E }
                enum E { A }
                """)
            .stream()
            .filter(line -> !line.contains("reach E"))
            .toList());
  }

  @Test
  void knowsEveryPlaceThatReadsAnArgument() {
    for (String argument :
        List.of(
            "body: {a: [\"{args.x.y}\"]}",
            "body: \"{args}\"",
            "headers: {name: \"a\", value: \"{args.x}\"}",
            "take: \"{args.x}\"",
            "idempotencyKey: \"{args.x}\"")) {
      assertEquals(
          List.of(),
          Sdl.findings(
              "type Query { a(x: JSON): [Int] @rest(service: users, post: \"/a\", "
                  + argument
                  + ") } scalar JSON"),
          argument);
    }
  }

  @Test
  void reachesImplementersOfAnInterface() {
    assertEquals(
        List.of(),
        Sdl.findings(
            "type Query implements N { id: ID! @value(json: 1) } interface N { id: ID! }"
                + " type A implements N { id: ID! }"));
  }

  @Test
  void findsClaimsThatAreReadWhereNoTokenIsNeeded() {
    String entity =
        "type E @entity(service: users, key: \"id\", one: {get: \"/e/{key}?o={claims.org}\"}) %s"
            + " { id: ID! }";
    for (String bad :
        List.of(
            "a: Int @rest(service: users, get: \"/a/{claims.sub}\")",
            "a: Int @rest(service: users, get: \"/a?o={claims.sub}\")",
            "a: Int @rest(service: users, get: \"/a\", headers: [{name: \"x\", value: \"{claims.sub}\"}])",
            "a: Int @rest(service: users, post: \"/a\", body: {a: [\"x {claims.sub}\"]})")) {
      assertEquals(
          List.of("FACET-S105 Query.a reads {claims.sub}, but needs no token"),
          warnings("type Query { " + bad + " }"),
          bad);
      for (String good :
          List.of(
              "type Query { " + bad.replace("Int", "Int @authenticated") + " }",
              "type Query { " + bad.replace("Int", "Int @requiresScopes(scopes: [[\"a\"]])") + " }",
              "type Query @authenticated { " + bad + " }",
              "type Query { " + bad.replace("Int", "U") + " } type U @authenticated { id: ID }",
              "type Query { " + bad.replace("{claims.sub}", "{claims.sub | default('me')}") + " }",
              "type Query { "
                  + bad.replace("a/{claims.sub}", "a").replace("{claims.sub}", "{claims.sub?}")
                  + " }")) {
        assertEquals(List.of(), warnings(good), good);
      }
    }
    String query = "type Query { e: E @ref(key: \"1\") %s f: E @ref(key: \"2\") @authenticated } ";
    assertEquals(
        List.of("FACET-S105 E reads {claims.org}, but needs no token"),
        warnings(query.formatted("") + entity.formatted("")));
    assertEquals(List.of(), warnings(query.formatted("@authenticated") + entity.formatted("")));
    assertEquals(List.of(), warnings(query.formatted("") + entity.formatted("@authenticated")));
  }

  private static List<String> warnings(String sdl) {
    return Sdl.findings(sdl).stream().map(line -> line.replaceFirst("\\S+ ", "")).toList();
  }
}
