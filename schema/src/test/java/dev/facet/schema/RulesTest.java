// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule rejects, and what it lets pass. */
final class RulesTest extends RuleErrors {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          a: Int ^ 14 FACET-S015 Query.a has no binding
          a: Int @from(path: "b") ^ 14 FACET-S015 Query.a has no binding
          a: Int @rest(service: users) ^ 21 FACET-S016 no method
          a: Int @rest(service: users, get: null) ^ 21 FACET-S016 no method
          a: Int @rest(get: "/a") ^ 21 FACET-S011 @rest needs "service"
          a: Int @rest(service: users, get: "/a", get: "/b") ^ 54 FACET-S011 get given twice
          a: Int @rest(service: users, get: 3) ^ 48 FACET-S011 get: 3 (expected: String)
          a: Int @rest(service: 3, get: "/a") ^ 36 FACET-S011 service: 3 (expected: FacetService)
          a: Int @rest(service: null, get: "/a") ^ 36 FACET-S011 service: null (expected: FacetService)
          a: Int @rest(service: users, get: "/a", errors: [{status: 404, as: NUL}]) ^ 81 FACET-S011 as: NUL (expected: NULL)
          a: Int @rest(service: users, get: "/a", errors: [{as: NULL}]) ^ 63 FACET-S033 a rule without status, when and unless
          a: Int @rest(service: users, get: "/a", errors: [{status: 200, as: NULL}]) ^ 72 FACET-S033 status: 200 (expected: 300 to 599)
          a: Int @rest(service: users, get: "/a", errors: [{status: 404}]) ^ 72 FACET-S033 a rule without as, code, message and extensions
          a: Int @rest(service: users, get: "/a", errors: [{status: 404, as: NULL, code: "X"}]) ^ 72 FACET-S033 as: NULL with a code, message or extensions, which no client would see
          a: Int @rest(service: users, get: "/a", errors: [{status: 404, as: NULL}, {status: 404, code: "X"}]) ^ 97 FACET-S033 a second rule for status 404, which never counts
          a: Int @rest(service: users, get: "/a", errors: [{status: 404, code: "x y"}]) ^ 83 FACET-S033 code: "x y" (expected: such as NOT_FOUND)
          a: Int! @rest(service: users, get: "/a", errors: {status: 404, as: NULL}) ^ 72 FACET-S032 Query.a is non-null, but null on status 404
          a: Int @rest(service: users, get: "/a", timeout: "800") ^ 63 FACET-S035 timeout: "800" (expected: such as 800ms or 2s)
          a: Int @rest(service: users, get: "/a", timeout: "0s") ^ 63 FACET-S035 timeout: "0s" (expected: such as 800ms or 2s)
          a: Int @rest(service: users, get: "/a", take: "{claims.n}") ^ 60 FACET-S036 take on Query.a, which is no list
          a: [Int] @rest(service: users, get: "/a", take: "3") ^ 63 FACET-S018 not exactly one expression
          a: Int @rest(service: users, get: "/a", headers: {name: "Host", value: "x"}) ^ 70 FACET-S034 header "Host" belongs to the connection
          a: Int @rest(service: users, get: "/a", headers: {name: "Range", value: "x"}) ^ 70 FACET-S034 header "Range" asks for a part of the response: a field needs all of it
          a: Int @rest(service: users, post: "/a", headers: {name: "if-range", value: "x"}) ^ 71 FACET-S034 header "if-range" asks for a part of the response: a field needs all of it
          a: Int @rest(service: users, get: "/a", headers: {name: "If-None-Match", value: "x"}) ^ 70 FACET-S034 header "If-None-Match" asks for a response under a condition: a field needs it whatever was read before
          a: Int @rest(service: users, get: "/a", headers: {name: "a b", value: "x"}) ^ 70 FACET-S034 header "a b" is no header name
          a: Int @rest(service: users, get: "/a", headers: {name: "Accept-Encoding", value: "x"}) ^ 70 FACET-S034 header "Accept-Encoding" is Facet's own: compression of the service says it
          a: Boolean @rest(service: users, get: "/a", root: "$status") ^ 64 FACET-S055 "$status" for Query.a (expected: a field of type Int)
          a: [Boolean] @rest(service: users, get: "/a", root: "$ok") ^ 66 FACET-S055 "$ok" for Query.a (expected: a field of type Boolean)
          a: Int @rest(service: users, get: "/a", headers: {name: "a", value: "x\\ny"}) ^ 82 FACET-S034 control character in a header's value
          a: Int @rest(service: users, get: "/a", headers: {name: "a", value: "é"}) ^ 82 FACET-S034 character that is not ASCII in a header's value
          a: Int @rest(service: users, get: "/a", headers: [{name: "a", value: "x"}, {name: "A", value: "y"}]) ^ 96 FACET-S034 header "A" is given twice
          a: A @rest(service: users, get: "/a", sparse: {style: PATHS}) ^ 60 FACET-S011 sparse needs "param"
          a: A @rest(service: users, get: "/a", sparse: {param: "f", style: FLAT}) ^ 80 FACET-S011 style: FLAT (expected: NAMES or PATHS or NESTED)
          a: A @rest(service: users, get: "/a", sparse: {param: "f", of: ROOT}) ^ 77 FACET-S011 of: ROOT (expected: VALUE or ANSWER)
          a: A @rest(service: users, get: "/a", sparse: {param: ""}) ^ 68 FACET-S042 param: "" (expected: a name such as fields)
          a: A @rest(service: users, get: "/a", sparse: {param: "a&b"}) ^ 68 FACET-S042 param: "a&b" (expected: a name such as fields)
          a: A @rest(service: users, get: "/a", sparse: {param: "a b"}) ^ 68 FACET-S042 param: "a b" (expected: a name such as fields)
          a: A @rest(service: users, get: "/a?f=b", sparse: {param: "f"}) ^ 72 FACET-S042 the URL has the parameter "f" already
          a: A @rest(service: users, get: "/a?f[b]={claims.x}", sparse: {param: "f[b]"}) ^ 84 FACET-S042 the URL has the parameter "f[b]" already
          a: A @rest(service: users, post: "/a", sparse: {param: "f"}) ^ 53 FACET-S042 sparse of a post
          a: Int @rest(service: users, get: "/a/{parent.x}") ^ 53 FACET-S021 "parent" has no value here
          a: Int @rest(service: users, get: "/a/{key}") ^ 53 FACET-S021 "key" has no value here
          a: Int @rest(service: users, get: "/a/{body.x}") ^ 53 FACET-S021 "body" has no value here
          a: Int @rest(service: users, get: "/a?x={keys}") ^ 55 FACET-S021 "keys" has no value here
          a: A @rest(service: users, get: "/a?x={keys}&y={key}", batch: {key: "{claims.x}", match: "x"}) ^ 62 FACET-S021 "key" has no value here
          a: A @rest(service: users, get: "/a?x={keys}", batch: {key: "{keys}", match: "x"}) ^ 76 FACET-S021 "keys" has no value here
          a: A @rest(service: users, get: "/a/{keys}", batch: {key: "{claims.x}", match: "x"}) ^ 50 FACET-S018 a list or an object in a path
          a: A @rest(service: users, get: "/a?x={keys}", batch: {key: "{claims.x}", match: "x", max: 0}) ^ 105 FACET-S035 max: 0 (expected: 1 or more)
          a: A @rest(service: users, get: "/a?x={keys}", batch: {key: "{claims.x}"}) ^ 68 FACET-S011 batch needs "match"
          a: Int @rest(service: users, get: "/a?x={keys}", batch: {key: "{claims.x}", match: "x"}) ^ 63 FACET-S013 batch on a field of a plain type is not available in this version
          a: A @ref(key: "{parent.x}") ^ 31 FACET-S021 "parent" has no value here
          a: Int @ref(key: "{claims.x}") ^ 21 FACET-S029 Int is not an object type with @entity
          a: A @ref(key: {idd: "{claims.x}"}) ^ 30 FACET-S030 the key of A has no field "idd"
          a: A @ref(key: 3) ^ 29 FACET-S011 key: 3 (expected: a string, or an object of strings)
          a: A @ref(key: {id: 3}) ^ 29 FACET-S011 key: {id: 3} (expected: a string, or an object of strings)
          a(x: ID): A! @ref(key: "{args.x}") ^ 38 FACET-S031 Query.a is non-null, but {args.x} may be null
          a(x: Int): Int! @rest(service: users, get: "/a/{args.x}") ^ 61 FACET-S031 Query.a is non-null, but {args.x} may be null
          a(x: [Int!]!): Int @rest(service: users, get: "/a/{args.x}") ^ 64 FACET-S018 a list or an object in a path
          a(x: [Int!]!): Int @rest(service: users, get: "/a?x={args.x.y}") ^ 74 FACET-S023 the value before it has no part "y"
          a(x: Int): Int @rest(service: users, get: "/a?x={args.x.y}") ^ 70 FACET-S023 the value before it has no part "y"
          a: Int @rest(service: users, get: "/a") @value(json: 1) ^ 54 FACET-S014 Query.a has two bindings: @rest and @value
          a: Int @value ^ 21 FACET-S037 @value without json or text
          a: Int @value(json: 1, text: "a") ^ 21 FACET-S037 @value with json and text
          a: Int @value(json: "1") ^ 34 FACET-S037 constant of the wrong type (expected: Int)
          a: Int! @value(json: null) ^ 35 FACET-S037 constant of the wrong type (expected: Int)
          a: [Int] @value(json: ["x"]) ^ 36 FACET-S037 constant of the wrong type (expected: a list of Int)
          a: Int @value(json: 3000000000) ^ 34 FACET-S037 constant of the wrong type (expected: Int)
          a: Int @value(text: "n {claims.x}") ^ 34 FACET-S037 text for a field of another type (expected: Int)
          a: A @value(text: "{claims.x}") ^ 32 FACET-S037 text for a field whose type has fields (expected: A)
          a: [A] @value(text: "{claims.x}") ^ 34 FACET-S037 text for a field whose type has fields (expected: a list of A)
          a: A @value(json: "x") ^ 32 FACET-S037 constant of the wrong type (expected: A)
          a: E @value(json: B) ^ 32 FACET-S037 constant of the wrong type (expected: E)
          a: Int @value(json: 1) @requiresScopes(scopes: []) ^ 37 FACET-S038 @requiresScopes without scopes
          a: Int @value(json: 1) @requiresScopes(scopes: [[]]) ^ 37 FACET-S038 @requiresScopes without scopes
          a: Int @value(json: 1) @authenticated @authenticated ^ 52 FACET-S009 @authenticated stands here twice
          a: Int @value(json: 1) @entity(service: users, key: "x") ^ 37 FACET-S009 @entity does not belong here
          a: Int @rset(service: users, get: "/a") ^ 21 FACET-S008 unknown directive @rset
          a: Int @rest(service: users, get: "/a", headers: [{nam: "x", value: "y"}]) ^ 65 FACET-S010 headers has no property "nam"
          a: Int @value(json: 1) @poll(every: "1s") ^ 37 FACET-S013 @poll is not available in this version
          a: Int @value(json: 1) @cache(ttl: "1s") ^ 37 FACET-S056 @cache on Query.a, which makes no call
          a: Int @value(json: 1) @invalidates(tags: ["a"]) ^ 37 FACET-S056 @invalidates on Query.a, which changes nothing
          a: Int @value(json: 1) @authenticated(x: 1) ^ 52 FACET-S010 @authenticated has no argument "x"
          a(x: Int @rest): Int @value(json: 1) ^ 23 FACET-S009 @rest does not belong here
          a: Fod @value(json: 1) ^ 17 FACET-S002 undefined type "Fod"
          a: I @value(json: 1) ^ 17 FACET-S004 I is an input object
          a(x: A): Int @value(json: 1) ^ 19 FACET-S004 A is an object type
          a(x: Int = "1"): Int @value(json: 1) ^ 25 FACET-S005 x: "1" (expected: Int)
          a(x: I = {y: 1}): Int @value(json: 1) ^ 24 FACET-S005 x has no property "y"
          __a: Int @value(json: 1) ^ 14 FACET-S005 name: __a (expected: not two underscores first)
          a: Int @value(json: 1) a: Int @value(json: 1) ^ 37 FACET-S003 field "a" of Query defined twice
          a(x: Int, x: Int): Int @value(json: 1) ^ 24 FACET-S003 argument "x" of Query.a defined twice
          a: U @value(json: {}) ^ 17 FACET-S039 nothing says which type an object of U is
          a: N @value(json: {}) ^ 17 FACET-S039 nothing says which type an object of N is
          a: U @ref(key: "{claims.x}") ^ 19 FACET-S029 U is not an object type with @entity
          a: [V] @value(json: 1) ^ 34 FACET-S037 constant of the wrong type (expected: a list of V)
          """)
  void rejectsInAQuery(String field, String expected) {
    String types =
        " enum E { A } input I { i: Int } union U = A union V @typeBy(path: \"k\") = A interface N { id: ID! } "
            + A_USER;
    List<String> errors = errors("type Query { " + field + " }" + types);

    assertEquals(List.of("a.graphql:1:" + expected), errors);
  }

  @Test
  void findsObjectsWhereOnlyPlainValuesCanStand() {
    String input =
        "input I { n: Int in: I } type E @entity(service: users, key: \"id\","
            + " one: {get: \"/e/{key}\"}) { id: ID }";
    for (String bad :
        List.of(
            "a(i: I): Int @rest(service: users, get: \"/a?i={args.i}\")",
            "a(i: I): Int @rest(service: users, get: \"/a?i={args.i*}\")",
            "a(i: I): Int @rest(service: users, get: \"/a?i=x-{args.i}\")",
            "a(i: I): Int @rest(service: users, get: \"/a?i={args}\")",
            "a(i: I): Int @rest(service: users, get: \"/a?i={args.i.in}\")",
            "a(i: [I]): Int @rest(service: users, get: \"/a?i={args.i}\")",
            "a(i: [[Int!]!]): Int @rest(service: users, get: \"/a?i={args.i}\")",
            "a(i: I): Int @rest(service: users, get: \"/a\", headers: [{name: \"x\", value: \"{args.i}\"}])",
            "a(i: I): Int @rest(service: users, post: \"/a\", idempotencyKey: \"{args.i}\")",
            "a(i: I): E @ref(key: \"{args.i}\")",
            "a(i: I): E @ref(key: \"x{args.i}\")")) {
      List<String> found = errors(query(bad), input);
      assertEquals(1, found.size(), bad + found);
      assertTrue(found.getFirst().contains(" FACET-S018 an object "), found.toString());
      assertEquals(
          List.of(),
          errors(query(bad.replaceFirst("\\{(args.*?)\\*?}", "{$1 | json}")), input),
          bad);
    }
    for (String good :
        List.of(
            "a(i: I): Int @rest(service: users, get: \"/a?i={args.i.n}\")",
            "a(i: [Int]): Int @rest(service: users, get: \"/a?i={args.i*}\")",
            "a(i: [Int]): [E] @ref(key: \"{args.i}\")",
            "a(i: I): Int @rest(service: users, post: \"/a\", body: {i: \"{args.i}\"})")) {
      assertEquals(List.of(), errors(query(good), input), good);
    }
  }

  @Test
  void followsArgumentsThroughInputObjects() {
    String input =
        "input I { n: String! list: [I!] json: JSON at: DateTime } scalar JSON scalar DateTime";
    for (String path :
        List.of("", ".n", ".list", ".list[0].n", ".list[0].list[1]", ".json.any[0].thing", ".at")) {
      String field =
          "a(i: I!): Int @rest(service: users, post: \"/a\", body: \"{args.i" + path + "}\")";
      assertEquals(List.of(), errors(query(field), input), path);
    }
    assertEquals(
        List.of("a.graphql:1:77 FACET-S023 the value before it has no part \"m\""),
        errors(
            query("a(i: I!): Int @rest(service: users, get: \"/a?i={args.i.list[0].m}\")"), input));
    assertEquals(
        List.of("a.graphql:1:70 FACET-S023 the value before it has no part \"[0]\""),
        errors(query("a(i: I!): Int @rest(service: users, get: \"/a?i={args.i.n[0]}\")"), input));
  }

  @Test
  void writesNoTwoInputFieldsToOnePlace() {
    String query = query("a(i: I): Int @rest(service: users, post: \"/a\", body: \"{args.i}\")");
    for (String fields :
        List.of(
            "x: Int @from(path: \"a\") y: Int @from(path: \"a.b\")",
            "x: Int @from(path: \"a.b\") y: Int @from(path: \"a\")",
            "x: Int @from(path: \"a.b\") y: Int @from(path: \"a.b\")",
            "x: Int @from(path: \"a.b.c\") y: Int @from(path: \"a.b\")",
            "x: Int @from(path: \"y.b\") y: Int @from(path: \"y\")")) {
      List<String> errors = errors(query, "input I { " + fields + " }");
      assertEquals(1, errors.size(), fields);
      assertTrue(
          errors.getFirst().contains("overlaps where another field of I is written to"), fields);
    }
    assertEquals(
        List.of(),
        errors(
            query,
            "input I { a: Int @from(path: \"p.a\") b: Int @from(path: \"p.b\") ab: Int p2: I }"));
  }

  @Test
  void allowsWhatTheLanguageAllows() {
    String query =
        """
        type Query {
          a(id: ID! = "1", n: Int): A @ref(key: "{args.id}{args.n}")
          b: [A!]! @rest(
            service: "users", post: "/search/{claims.sub | default('anonymous')}",
            headers: [{name: "X-Tenant", value: "{header.x-tenant}"}, {name: "X-App", value: "{client.name}/{client.version}"}],
            body: {all: true, of: ["{frontend}", {n: 1.5, none: null}], word: OPEN},
            root: "data[0].items", take: "{claims.max}", timeout: "800ms", idempotencyKey: "{header.x-id}",
            errors: [{status: 404, code: "GONE"}, {status: 409, message: "{body.error.message} {body.by}"}])
          c: String @value(text: "Hello {claims.name}")
          d: [Float!] @value(json: [1, 2.5])
          e: E @value(json: "one")
          f: A @value(json: {id: "1"})
          g: JSON @value(json: {any: [1, "x", null, true, WORD]})
          h(x: Int): Int @rest(service: users, delete: "/h/{args.x}", body: "{args}")
          i: ID @value(text: "x{claims.sub}")
        }
        enum E { ONE @from(path: "one") TWO }
        scalar JSON
        """;
    assertEquals(List.of(), errors(query + A_USER));
  }

  @Test
  void rejectsSubscriptions() {
    assertTrue(
        errors(query("a: Int @value(json: 1)"), "type Subscription { a: Int @poll(every: \"1s\") }")
            .contains("b.graphql:1:6 FACET-S013 subscriptions are not available in this version"));
  }

  @Test
  void rejectsDirectivesOnFieldsOfAnInterface() {
    assertEquals(
        List.of(
            "b.graphql:1:23 FACET-S013 directives on fields of an interface are not available in"
                + " this version"),
        errors(query("a: Int @value(json: 1)"), "interface N { id: ID! @from(path: \"x\") }"));
  }

  @Test
  void rejectsInputPathsThatCannotBeWritten() {
    for (String path : List.of("a[0]", "$", "$status", "$header.x")) {
      assertEquals(
          List.of("a.graphql:1:62 FACET-S024 not a path that input can be written to"),
          errors(
              query("a(i: I): Int @value(json: 1)")
                  + " input I { n: Int @from(path: \""
                  + path
                  + "\") }"),
          path);
    }
  }
}
