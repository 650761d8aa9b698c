// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes one call, and what does not. */
final class BatchTest extends BatchGateway {
  @Test
  void loadsAuthorsOfPostsAndOfCommentsTogether() {
    gateway
        .services
        .on("a GET /posts", POSTS)
        .on("a GET /comments?of=1,2", "[{\"post\":1,\"authorId\":9},{\"post\":2,\"authorId\":7}]")
        .on("b GET /users?ids=7,8", "[{\"id\":8,\"name\":\"B\"},{\"id\":7,\"name\":\"A\"}]")
        .on("b GET /users?ids=9", "[{\"id\":9,\"name\":\"C\"}]");
    gateway.answer("{ posts { author { name } comments { author { name } } } }");
    assertEquals(
        List.of(
            "a GET /comments?of=1,2", "a GET /posts", "b GET /users?ids=7,8", "b GET /users?ids=9"),
        calls().stream().sorted().toList());
  }

  @Test
  void takesOfEachCallTheItemsOfItsOwnKeys() {
    String all = "[{\"post\":1,\"text\":\"x\"},{\"post\":3,\"text\":\"z\"}]";
    gateway
        .services
        .on("a GET /posts", "[{\"id\":1},{\"id\":2},{\"id\":3}]")
        .on("a GET /comments?of=1,2", all)
        .on("a GET /comments?of=3", all);
    String each =
        "{\"data\":{\"posts\":[{\"comments\":[{\"text\":\"x\"}]},{\"comments\":[]},"
            + "{\"comments\":[{\"text\":\"z\"}]}]}}";
    assertEquals(each, gateway.answer("{ posts { comments { text } } }"));
    gateway.services.on("a GET /comments?of=1,2", 500, "");
    String failed = gateway.answer("{ posts { comments { text } } }");
    assertTrue(
        failed.startsWith(
            "{\"data\":{\"posts\":[{\"comments\":null},{\"comments\":null},"
                + "{\"comments\":[{\"text\":\"z\"}]}]}"),
        failed);
  }

  @Test
  void batchesBelowMutations() {
    gateway
        .services
        .on("a POST /posts {\"n\":1}", POSTS)
        .on("b GET /users?ids=7,8", "[{\"id\":7,\"name\":\"A\"}]");
    assertEquals(
        "{\"data\":{\"publish\":[{\"author\":{\"name\":\"A\"}},{\"author\":null},"
            + "{\"author\":{\"name\":\"A\"}}]}}",
        gateway.answer("mutation { publish(n: 1) { author { name } } }"));
    assertEquals(2, calls().size());
  }

  @Test
  void batchesBelowOtherLoaders() {
    gateway
        .services
        .on("b GET /users?ids=1,2", "[{\"id\":1},{\"id\":2}]")
        .on("a GET /best?by=1,2", "[{\"by\":2,\"id\":5},{\"by\":1,\"id\":6},{\"by\":2,\"id\":4}]");
    assertEquals(
        "{\"data\":{\"users\":[{\"best\":[{\"id\":\"6\"}]},{\"best\":[{\"id\":\"5\"},{\"id\":\"4\"}]},"
            + "{\"best\":[{\"id\":\"6\"}]},null]}}",
        gateway.answer("{ users(ids: [1, 2, \"1\", null]) { best { id } } }"));
    assertEquals(2, calls().size());
  }

  @Test
  void batchesBelowListsOfLists() {
    gateway
        .services
        .on("a GET /grid", "[[{\"authorId\":1},{\"authorId\":2}],[],null,[{\"authorId\":2}]]")
        .on("b GET /users?ids=1,2", "[{\"id\":1,\"name\":\"A\"},{\"id\":2,\"name\":\"B\"}]");
    assertEquals(
        "{\"data\":{\"grid\":[[{\"author\":{\"name\":\"A\"}},{\"author\":{\"name\":\"B\"}}],[],null,"
            + "[{\"author\":{\"name\":\"B\"}}]]}}",
        gateway.answer("{ grid { author { name } } }"));
    assertEquals(2, calls().size());
  }

  @Test
  void batchesForEachSetOfArgumentsApart() {
    gateway
        .services
        .on("a GET /posts", POSTS)
        .on("a GET /comments?of=1,2&first=1", "[{\"post\":1,\"text\":\"x\"}]")
        .on("a GET /comments?of=1,2", "[{\"post\":1,\"text\":\"x\"},{\"post\":1,\"text\":\"y\"}]");
    String response =
        gateway.answer(
            "{ posts { one: comments(first: 1) { text } all: comments(top: 1) { text } } }");
    assertTrue(
        response.contains("{\"one\":[{\"text\":\"x\"}],\"all\":[{\"text\":\"x\"}]}"), response);
    assertEquals(3, calls().size());
  }

  @Test
  void sharesACallBetweenArgumentsThatAreNoPartOfTheRequest() {
    gateway
        .services
        .on("a GET /posts", POSTS)
        .on("a GET /comments?of=1,2", "[{\"post\":1,\"text\":\"x\"},{\"post\":1,\"text\":\"y\"}]");
    String response =
        gateway.answer(
            "{ posts { one: comments(top: 1) { text } all: comments(first: null) { text } } }");
    assertTrue(
        response.contains(
            "{\"one\":[{\"text\":\"x\"}],\"all\":[{\"text\":\"x\"},{\"text\":\"y\"}]}"),
        response);
    assertEquals(List.of("a GET /posts", "a GET /comments?of=1,2"), calls());
  }

  @Test
  void sharesACallBetweenArgumentsThatAreTheSameWhenSent() {
    gateway
        .services
        .on("a GET /posts", POSTS)
        .on("a GET /tags?of=1,2&in=1,2", "[{\"post\":1,\"text\":\"x\"}]");
    String response =
        gateway.answer(
            "{ posts { a: tags(in: [\"1\", \"2\"]) { text } b: tags(in: [\"1\", null, \"2\"]) { text } } }");
    assertTrue(response.contains("{\"a\":[{\"text\":\"x\"}],\"b\":[{\"text\":\"x\"}]}"), response);
    assertEquals(List.of("a GET /posts", "a GET /tags?of=1,2&in=1,2"), calls());
  }

  @Test
  void readsOtherPropertiesOfTheParentIntoABatch() {
    gateway
        .services
        .on("a GET /posts", "[{\"id\":1,\"lang\":\"de\"},{\"id\":2,\"lang\":\"en\"}]")
        .on("a GET /comments?of=1", "[]")
        .on("a GET /comments?of=2", "[]");
    gateway.answer("{ posts { comments { text } } }");
    assertEquals(
        List.of("de", "en"),
        gateway.services.requests().stream()
            .skip(1)
            .map(request -> request.headers().get("x-lang"))
            .sorted()
            .toList());
  }

  @Test
  void loadsBelowAConstantAgainForEveryOperation() {
    gateway
        .services
        .on("b GET /users?ids=7", "[{\"id\":7,\"name\":\"A\"}]")
        .on("a GET /comments?of=1", "[]");
    String query = "{ fixed { author { name } } }";
    gateway.answer(query);
    gateway.services.on("b GET /users?ids=7", "[{\"id\":7,\"name\":\"changed\"}]");
    assertEquals(
        "{\"data\":{\"fixed\":{\"author\":{\"name\":\"changed\"}}}}", gateway.answer(query));
  }

  @Test
  void loadsNothingForObjectsOfTheWrongShape() {
    gateway.services.on("a GET /posts", "[[{\"authorId\":7}], 3]");
    String response = gateway.answer("{ posts { author { name } } }");
    assertTrue(response.startsWith("{\"data\":{\"posts\":[null,null]}"), response);
    assertEquals(List.of("a GET /posts"), calls());
  }

  @Test
  void runsMutationsInSeriesAndSharesNothingBetweenThem() {
    gateway
        .services
        .on("a POST /posts {\"n\":1}", "[{\"authorId\":7}]")
        .on("a POST /posts {\"n\":2}", "[{\"authorId\":7}]")
        .on("b GET /users?ids=7", "[]");
    gateway.answer(
        "mutation { x: publish(n: 1) { author { name } } y: publish(n: 2) { author { name } } }");
    assertEquals(
        List.of(
            "a POST /posts {\"n\":1}",
            "b GET /users?ids=7",
            "a POST /posts {\"n\":2}",
            "b GET /users?ids=7"),
        calls());
  }

  @Test
  void rejectsAMutationWhereNothingMayChange() {
    GraphQlResponse response =
        gateway.response(
            new GraphQlRequest("mutation { publish(n: 1) { id } }", null, Map.of(), false, false),
            EngineFixture.anonymous());
    assertEquals(GraphQlResponse.Outcome.NOT_A_QUERY, response.outcome());
    assertEquals(List.of(), calls());
  }
}
