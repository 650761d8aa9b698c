// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields of interfaces and unions, whose objects tell their type by {@code @typeBy}. */
final class AbstractTypesTest {
  private static final String SDL =
      """
      type Query {
        all: [Media] @rest(service: a, get: "/all")
        sure: [Media!] @rest(service: a, get: "/all")
        nodes: [[Node]] @rest(service: a, get: "/nodes")
        one: Node @rest(service: a, get: "/one")
        fixed: Media @value(json: {kind: "film", title: "Ran", by: 2})
      }
      union Media @typeBy(path: "kind", cases: [
        {when: "book", type: "Book"}, {when: "film", type: "Film"}, {when: "1", type: "Film"},
        {when: "true", type: "Book"}]) = Book | Film | Secret
      interface Node { title: String }
      interface Named implements Node @typeBy(path: "meta.type") { title: String parent: Named }
      extend interface Node @typeBy(path: "meta.type")
      type Book implements Named & Node {
        title: String
        pages: Int @from(path: "size")
        author: Person @ref(key: "{parent.by}")
        tags(n: Int = 1): [Tag]
          @rest(service: b, get: "/tags?of={keys}&n={args.n}", batch: {key: "{parent.id}", match: "of"})
        parent: Named
        cover: String! @from(path: "cover.url")
        meta: Meta
      }
      type Film implements Named & Node {
        title: String
        pages: String @from(path: "size.text")
        author: Person @ref(key: "{parent.by}")
        tags(n: Int = 1): [Tag]
          @rest(service: b, get: "/tags?of={keys}&n={args.n}", batch: {key: "{parent.id}", match: "of"})
        parent: Named
      }
      type Secret @requiresScopes(scopes: [["s"]]) {
        title: String
        author: Person @ref(key: "{parent.by}")
      }
      type Tag { text: String }
      type Meta { type: String }
      type Person @entity(service: b, key: "id", one: {get: "/p/{key}"},
          many: {get: "/p?ids={keys}", match: "id"}) {
        id: ID
        name: String
      }
      """;
  private static final String ALL =
      """
      [{"kind": "book", "title": "Emma", "by": 1, "id": 10, "size": 400, "cover": {"url": "/e"}},
       {"kind": "film", "title": "Ran", "by": 2, "id": 11, "size": {"text": "long"}},
       {"kind": "Secret", "title": "Hush", "by": 3}]
      """;

  private final EngineFixture gateway = new EngineFixture(SDL);

  @Test
  void eachObjectAnswersForItsType() {
    gateway.services.on("a GET /all", ALL);
    assertEquals(
        "{\"data\":{\"all\":[{\"__typename\":\"Book\",\"n\":400,\"title\":\"Emma\"},"
            + "{\"__typename\":\"Film\",\"title\":\"Ran\"},{\"__typename\":\"Secret\"}]}}",
        gateway.answer(
            "{ all { __typename ... on Book { n: pages } ...N } } fragment N on Node { title }",
            Map.of(),
            EngineFixture.verified("s")));
  }

  @Test
  void numbersAndBooleansTellTypesToo() {
    gateway.services.on("a GET /all", "[{\"kind\": 1}, {\"kind\": true}, {\"kind\": \"Film\"}]");
    assertEquals(
        "{\"data\":{\"all\":[{\"t\":\"Film\"},{\"t\":\"Book\"},{\"t\":\"Film\"}]}}",
        gateway.answer("{ all { t: __typename } }"));
  }

  @Test
  void anObjectThatDoesNotTellAPossibleTypeIsNullWithAnError() {
    gateway.services.on(
        "a GET /all",
        "[{\"kind\": \"song\"}, {}, {\"kind\": null}, {\"kind\": {\"x\": 1}}, {\"kind\": [\"book\"]}, 3,"
            + " null, {\"kind\": \"Person\"}]");
    String response = gateway.answer("{ all { __typename } }");

    assertTrue(
        response.startsWith("{\"data\":{\"all\":[null,null,null,null,null,null,null,null]}"));
    for (int index : List.of(0, 1, 2, 3, 4, 5, 7)) {
      assertTrue(
          response.contains("\"path\":[\"all\"," + index + "],\"extensions\":{\"code\":"),
          response);
    }
    assertFalse(response.contains("\"path\":[\"all\",6]"), response);
    assertTrue(
        response.contains("\"The value of Query.all does not tell which Media it is.\""), response);
    assertFalse(response.contains("song"), response);
    assertTrue(gateway.answer("{ sure { __typename } }").startsWith("{\"data\":{\"sure\":null}"));
  }

  @Test
  void loadsOfAllTypesShareWavesAndCalls() {
    gateway.services.on("a GET /all", ALL);
    gateway.services.on(
        "b GET /p?ids=1,2,3",
        "[{\"id\": 3, \"name\": \"C\"}, {\"id\": 2, \"name\": \"B\"}, {\"id\": 1, \"name\": \"A\"}]");
    gateway.services.on(
        "b GET /tags?of=10,11&n=1",
        "[{\"of\": 11, \"text\": \"x\"}, {\"of\": 10, \"text\": \"y\"}]");
    assertEquals(
        "{\"data\":{\"all\":[{\"author\":{\"name\":\"A\"},\"tags\":[{\"text\":\"y\"}]},"
            + "{\"author\":{\"name\":\"B\"},\"tags\":[{\"text\":\"x\"}]},{\"author\":{\"name\":\"C\"}}]}}",
        gateway.answer(
            "{ all { ... on Book { author { name } tags { text } } ... on Film { author { name }"
                + " tags { text } } ... on Secret { author { name } } } }",
            Map.of(),
            EngineFixture.verified("s")));
    assertEquals(3, gateway.services.calls().size());
  }

  @Test
  void oneResponseKeyCanHaveOtherArgumentsOnOtherTypes() {
    gateway.services.on("a GET /all", ALL);
    gateway.services.on("b GET /tags?of=10&n=2", "[{\"of\": 10, \"text\": \"two\"}]");
    gateway.services.on("b GET /tags?of=11&n=3", "[{\"of\": 11, \"text\": \"three\"}]");
    assertEquals(
        "{\"data\":{\"all\":[{\"tags\":[{\"text\":\"two\"}]},{\"tags\":[{\"text\":\"three\"}]},{}]}}",
        gateway.answer(
            "{ all { ... on Book { tags(n: 2) { text } } ... on Film { tags(n: 3) { text } } } }",
            Map.of(),
            EngineFixture.verified("s")));
  }

  @Test
  void aForbiddenObjectIsNullAndNothingIsLoadedForIt() {
    gateway.services.on("a GET /all", ALL);
    String response = gateway.answer("{ all { ... on Secret { title author { name } } } }");

    assertTrue(response.startsWith("{\"data\":{\"all\":[{},{},null]}"), response);
    assertTrue(
        response.contains("\"path\":[\"all\",2],\"extensions\":{\"code\":\"UNAUTHENTICATED\"}"),
        response);
    assertEquals(List.of("a GET /all"), gateway.services.calls());
  }

  @Test
  void listsOfListsAndInterfacesBelowInterfaces() {
    gateway.services.on(
        "a GET /nodes",
        """
        [[{"meta": {"type": "Book"}, "title": "a",
           "parent": {"meta": {"type": "Film"}, "title": "b", "parent": {"meta": {"type": "x"}}}}],
         [], null, [{"meta": {"type": "Film"}, "title": "c", "parent": null}]]
        """);
    String response =
        gateway.answer(
            "{ nodes { title ... on Named { parent { ...T ... on Film { parent { title } } } }"
                + " ... on Book { meta { type } } } } fragment T on Node { __typename title }");
    assertTrue(
        response.startsWith(
            "{\"data\":{\"nodes\":[[{\"title\":\"a\",\"parent\":{\"__typename\":\"Film\",\"title\":"
                + "\"b\",\"parent\":null},\"meta\":{\"type\":\"Book\"}}],[],null,"
                + "[{\"title\":\"c\",\"parent\":null}]]},\"errors\""),
        response);
    assertTrue(response.contains("\"path\":[\"nodes\",0,0,\"parent\",\"parent\"]"), response);
  }

  @Test
  void nullGoesUpFromAConcreteTypeToTheObject() {
    gateway.services.on("a GET /all", "[{\"kind\": \"film\"}, {\"kind\": \"book\", \"cover\": 3}]");
    String response = gateway.answer("{ all { __typename ... on Book { cover } } }");

    assertTrue(
        response.startsWith("{\"data\":{\"all\":[{\"__typename\":\"Film\"},null]}"), response);
    assertTrue(response.contains("\"path\":[\"all\",1,\"cover\"]"), response);
  }

  @Test
  void constantsTellTheirTypeAsWell() {
    gateway.services.on("b GET /p/2", "{\"id\": 2, \"name\": \"B\"}");
    assertEquals(
        "{\"data\":{\"fixed\":{\"title\":\"Ran\",\"author\":{\"name\":\"B\"}}}}",
        gateway.answer("{ fixed { ... on Film { title author { name } } } }"));
  }

  @Test
  void nestedInterfacesDoNotMultiplyThePlan() {
    gateway.services.on("a GET /one", "{\"meta\": {\"type\": \"Book\"}, \"title\": \"a\"}");
    String query = "title ... on Named { parent { title } }";
    for (int i = 0; i < 10; i++) {
      query = "title ... on Named { parent { " + query + " } }";
    }
    assertEquals(
        "{\"data\":{\"one\":{\"title\":\"a\",\"parent\":null}}}",
        gateway.answer("{ one { " + query + " } }"));
  }
}
