// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A service whose values have any type, whatever the schema says. */
abstract class WrongTypesGateway {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static final String SDL =
      """
      scalar BigDecimal scalar Long scalar Date scalar DateTime scalar UUID scalar JSON
      type Query {
        item: Item @rest(service: a, get: "/item")
        wrapped: Item @rest(service: a, get: "/item", root: "sub.wrap[0]")
        posts: [Post] @rest(service: a, get: "/posts")
        other: Other @rest(service: b, get: "/other")
      }
      type Item {
        s: String id: ID i: Int f: Float b: Boolean e: E
        big: BigDecimal long: Long date: Date at: DateTime uuid: UUID any: JSON
        sub: Item ints: [Int] subs: [Item] grid: [[Int]] some: Some node: Node
        far: String @from(path: "deep.er[0].s")
      }
      enum E { A @from(path: "a") B }
      union Some @typeBy(path: "meta.kind") = N | M
      interface Node @typeBy(path: "kind", cases: [{when: "1", type: "N"}, {when: "true", type: "M"}]) { s: String }
      type N implements Node { s: String }
      type M implements Node { s: String }
      type Post {
        n: Int
        user: User @ref(key: "{parent.by}")
        tags: [Tag] @rest(service: b, get: "/tags?of={keys}", batch: {key: "{parent.n}", match: "m.of", max: 9})
      }
      type User @entity(service: b, key: "id", many: {get: "/users?ids={keys}", match: "id", max: 9}) { id: ID name: String }
      type Tag { text: String }
      type Other { n: Int }
      """;

  static final String ITEM =
      """
      {"s": "text", "id": "i", "i": 1, "f": 1.5, "b": true, "e": "a", "big": 2.50, "long": 9007199254740993,
       "date": "2026-01-31", "at": "2026-01-31T10:00:00.000Z", "uuid": "123e4567-e89b-12d3-a456-426614174000",
       "any": {"x": [1]}, "sub": {"s": "in", "wrap": [{"s": "wrapped"}]}, "ints": [1, 2],
       "subs": [{"s": "x"}, {"s": "y", "sub": {"i": 3}}], "grid": [[1], [2, 3]],
       "some": {"meta": {"kind": "N"}, "s": "z"}, "node": {"kind": 1, "s": "w"}, "deep": {"er": [{"s": "far"}]}}
      """;

  static EngineFixture gateway(String item) {
    EngineFixture gateway = new EngineFixture(SDL);
    gateway.services.on("a GET /item", item).on("b GET /other", "{\"n\": 1}");
    return gateway;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  static JsonNode answer(EngineFixture gateway, String query) {
    return json(gateway.answer(query));
  }

  static String path(JsonNode error) {
    List<String> steps = new ArrayList<>();
    error.get("path").forEach(step -> steps.add(step.asText()));
    return String.join("/", steps);
  }
}
