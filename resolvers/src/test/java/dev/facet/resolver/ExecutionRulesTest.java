// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sections 6.3 and 6.4 of the GraphQL specification show by example. */
final class ExecutionRulesTest {
  private static final String SDL =
      """
      type Query {
        a: A @rest(service: a, get: "/a")
        b: Int @value(json: 2)
        sure: A! @rest(service: a, get: "/a")
        items: [Item] @rest(service: a, get: "/items")
        someItems: [Item!] @rest(service: a, get: "/items")
        allItems: [Item]! @rest(service: a, get: "/items")
        everyItem: [Item!]! @rest(service: a, get: "/items")
      }
      type A { x: Int y: Int z: Int! a: A again: A! @from(path: "a") }
      type Item { name: String! }
      """;

  private final EngineFixture gateway = new EngineFixture(SDL);

  private String answer(String query, String body) {
    gateway.services.on("a GET /a", body);
    gateway.services.on("a GET /items", body);
    return gateway.answer(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          { a { x } ...F b } fragment F on Query { a { y } b c: b } ^ {"a":{"x":1,"y":2},"b":2,"c":2}
          { b ...F a { x } } fragment F on Query { a { y } } ^ {"b":2,"a":{"y":2,"x":1}}
          { a { y x y: y ... { x y } } } ^ {"a":{"y":2,"x":1}}
          { ...F ...F b } fragment F on Query { b } ^ {"b":2}
          { b ...F @skip(if: true) ...F } fragment F on Query { a { x } } ^ {"b":2,"a":{"x":1}}
          { a { a { x } } a { a { y } } } ^ {"a":{"a":{"x":3,"y":4}}}
          """)
  void fieldsAreMergedInTheOrderOfTheirFirstPlace(String query, String data) {
    assertEquals(
        "{\"data\":" + data + "}",
        answer(query, "{\"x\": 1, \"y\": 2, \"a\": {\"x\": 3, \"y\": 4}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          { items { name } b } ^ {"items":[{"name":"n"},null,null],"b":2} ^ "items",1,"name"
          { someItems { name } b } ^ {"someItems":null,"b":2} ^ "someItems",1,"name"
          { allItems { name } b } ^ {"allItems":[{"name":"n"},null,null],"b":2} ^ "allItems",1,"name"
          { everyItem { name } b } ^ null ^ "everyItem",1,"name"
          """)
  void nullGoesUpToTheFirstPlaceWhereItMayStand(String query, String data, String path) {
    String response = answer(query, "[{\"name\": \"n\"}, {\"name\": null}, null]");

    assertTrue(response.startsWith("{\"data\":" + data + ",\"errors\":["), response);
    assertTrue(response.contains("\"path\":[" + path + "]"), response);
  }

  @Test
  void nullGoesThroughAllThatMayNotBeNull() {
    String response = answer("{ b sure { again { again { z } } } }", "{\"a\": {\"a\": {}}}");

    assertTrue(response.startsWith("{\"data\":null,\"errors\":["), response);
    assertTrue(response.contains("\"path\":[\"sure\",\"again\",\"again\",\"z\"]"), response);
  }

  @Test
  void nullWithoutAnErrorStaysWhereItMayStand() {
    assertEquals("{\"data\":{\"items\":null}}", answer("{ items { name } }", "null"));
    assertEquals("{\"data\":{\"items\":[null]}}", answer("{ items { name } }", "[null]"));
  }

  @Test
  void oneErrorForEachPlaceThatLosesItsValue() {
    String response = answer("{ someItems { name } }", "[{}, {}, 3]");

    assertTrue(response.startsWith("{\"data\":{\"someItems\":null}"), response);
    assertEquals(
        response.indexOf("[\"someItems\",0,\"name\"]"), response.lastIndexOf("[\"someItems\",0"));
  }
}
