// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold for entities, their keys, and the values of parents that keys are made of. */
final class KeyRulesTest extends RuleErrors {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          @entity(service: users, key: "id") ^ 8 FACET-S028 @entity without one and many
          @entity(service: users, key: "", one: {get: "/{key}"}) ^ 8 FACET-S026 empty key
          @entity(service: users, key: "id id", one: {get: "/{key.id}"}) ^ 41 FACET-S026 "id" twice in a key
          @entity(service: users, key: "named", one: {get: "/{key}"}) ^ 38 FACET-S026 key: "named" (expected: a field of A)
          @entity(service: users, key: "id deep", one: {get: "/{key.id}"}) ^ 41 FACET-S026 key: "deep" (expected: a field of A)
          @entity(service: users, key: "id", one: {get: "/x"}) ^ 43 FACET-S025 the call does not read {key}
          @entity(service: users, key: "id", many: {get: "/x", match: "id"}) ^ 43 FACET-S025 the call does not read {keys}
          @entity(service: users, key: "id", one: {get: "/{key.id}"}) ^ 61 FACET-S025 the key is one value, not an object
          @entity(service: users, key: "id t", one: {get: "/{key}"}) ^ 58 FACET-S025 the key is an object of id and t
          @entity(service: users, key: "id t", one: {get: "/{key.x}/{key.t}"}) ^ 63 FACET-S025 the key has no field "x"
          @entity(service: users, key: "id t", many: {get: "/x?k={keys}"}) ^ 63 FACET-S025 the key is an object of id and t
          @entity(service: users, key: "id t", many: {post: "/x", body: "{keys}", match: "id"}) ^ 87 FACET-S027 match: 1 paths (expected: 2, as the key has)
          @entity(service: users, key: "id", many: {get: "/x?k={keys}", match: ""}) ^ 77 FACET-S027 empty match
          @entity(service: users, key: "id", many: {get: "/x?k={keys}", match: "idd"}) ^ 78 FACET-S027 match: "idd" (expected: what a field of A reads)
          @entity(service: users, key: "id", many: {put: "/x?k={keys}"}) ^ 50 FACET-S010 many has no property "put"
          @entity(service: users, key: "id", one: {get: "/{args.id}/{key}"}) ^ 57 FACET-S021 "args" has no value here
          @entity(service: users, key: "id", one: {get: "/{parent.id}/{key}"}) ^ 57 FACET-S021 "parent" has no value here
          @entity(service: users, key: "id", one: {get: "/{key}?a={keys}"}) ^ 65 FACET-S021 "keys" has no value here
          @entity(service: users, key: "id", many: {get: "/?a={keys}&b={key}"}) ^ 70 FACET-S021 "key" has no value here
          @entity(service: usrs, key: "id", one: {get: "/{key}"}) ^ 25 FACET-S012 unknown service "usrs"
          @rest(service: users, get: "/x") ^ 8 FACET-S009 @rest does not belong here
          """)
  void rejectsInAnEntity(String directive, String expected) {
    List<String> errors =
        errors(
            "type A "
                + directive
                + " { id: ID! t: ID! named: ID! @value(text: \"x\") deep: ID @from(path: \"a.b\") }",
            "type Query { v: A @value(json: {}) }");

    assertEquals(List.of("a.graphql:1:" + expected), errors);
  }

  @Test
  void checksTheKeysOfACompositeEntity() {
    String entity =
        "type A @entity(service: users, key: \"t id\", one: {get: \"/{key.t}/{key.id}\"})"
            + " { id: ID! t: ID! }";

    assertEquals(
        List.of(), errors(query("a: A @ref(key: {id: \"{claims.a}\", t: \"x\"})"), entity));
    assertEquals(
        List.of("a.graphql:1:29 FACET-S030 one key for A, whose key is t and id"),
        errors(query("a: A @ref(key: \"{claims.a}\")"), entity));
    assertEquals(
        List.of("a.graphql:1:19 FACET-S030 the key of A needs t"),
        errors(query("a: A @ref(key: {id: \"{claims.a}\"})"), entity));
    assertEquals(
        List.of(
            "a.graphql:1:21 FACET-S013 a list of entities with a composite key is not"
                + " available in this version"),
        errors(query("a: [A] @ref(key: {id: \"{claims.a}\", t: \"x\"})"), entity));
  }

  @Test
  void wantsTheServicesNamesInACompositeKey() {
    String entity =
        "type A @entity(service: users, key: \"%s id\", one: {get: \"/{key.%s}/{key.id}\"})"
            + " { id: ID! t: ID! @from(path: \"tenant\") }";
    String query = query("a: A @value(json: {})");

    assertEquals(List.of(), errors(entity.formatted("tenant", "tenant"), query));
    assertEquals(
        List.of("a.graphql:1:38 FACET-S026 key: \"t\" (expected: a field of A)"),
        errors(entity.formatted("t", "t"), query));
  }

  @Test
  void findsNullableKeysThatTheParentsFieldsShow() {
    String owner = "type B { aId: ID a: A! @ref(key: \"{parent.aId}\") }";
    assertEquals(
        List.of("b.graphql:1:35 FACET-S031 B.a is non-null, but {parent.aId} may be null"),
        errors(query("b: B @value(json: {})") + A_USER, owner));
    for (String good :
        List.of(
            owner.replace("aId: ID", "aId: ID!"),
            owner.replace("a: A!", "a: A"),
            owner.replace("aId: ID", "other: ID"),
            owner.replace("aId}", "aId | default('0')}"))) {
      assertEquals(List.of(), errors(query("b: B @value(json: {})") + A_USER, good), good);
    }
  }

  @Test
  void findsNullableValuesOfParentsInAnyPartOfARequest() {
    String owner =
        "type B { p: ID a: I! @rest(service: users, post: \"/a\", %s) } type I { id: ID }";
    String finding = "FACET-S031 B.a is non-null, but {parent.p} may be null";
    for (String part :
        List.of(
            "headers: [{name: \"x\", value: \"a-{parent.p}\"}]",
            "body: {a: [{b: \"{parent.p}\"}]}")) {
      List<String> found = errors(query("b: B @value(json: {})"), owner.formatted(part));
      assertEquals(1, found.size(), part);
      assertTrue(found.getFirst().endsWith(finding), found.toString());
      for (String good : List.of(owner.replace("a: I!", "a: [I]!"), owner.replace("I!", "I"))) {
        assertEquals(List.of(), errors(query("b: B @value(json: {})"), good.formatted(part)), part);
      }
      String optional = part.replace("parent.p", "parent.p?");
      assertEquals(
          List.of(), errors(query("b: B @value(json: {})"), owner.formatted(optional)), part);
    }
  }
}
