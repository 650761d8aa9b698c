// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a response says of its calls, where it was asked for. */
class ExplainTest {
  private static final String POSTS =
      """
      [{"id":1,"userId":7,"title":"a","body":"long"},
       {"id":2,"userId":7,"title":"b","body":"long"}]
      """;
  private static final String USERS = "[{\"id\":7,\"name\":\"Ada\",\"phone\":\"1\"}]";

  private final EngineFixture gateway =
      new EngineFixture(
          """
          type Query { posts: [Post!]! @rest(service: a, get: "/posts") }
          type Post { title: String! author: User @ref(key: "{parent.userId}") }
          type User
            @entity(service: b, key: "id", many: {get: "/users?id={keys}", match: "id", max: 9}) {
            id: ID!
            name: String
          }
          """);

  @BeforeEach
  void services() {
    gateway.services.on("a GET /posts", POSTS);
    gateway.services.on("b GET /users?id=7", USERS);
  }

  private GraphQlResponse ask(boolean explain) {
    return gateway.response(
        new GraphQlRequest("{posts{title author{name}}}", null, Map.of(), true, explain),
        EngineFixture.anonymous());
  }

  @Test
  void saysWhatWasCalledAndWhatItWasFor() {
    JsonObject facet =
        ask(true).json().toJsonObject().getJsonObject("extensions").getJsonObject("facet");

    assertEquals(2, facet.getInteger("waves"));
    assertEquals(3, facet.getInteger("loads"));
    assertEquals(1, facet.getInteger("merged"));
    assertEquals(2, facet.getInteger("calls"));
    assertEquals(0, facet.getInteger("coalesced"));
    JsonArray calls = facet.getJsonArray("upstream");
    JsonObject users = calls.getJsonObject(1);
    assertEquals("b", users.getString("service"));
    assertEquals("GET /users?id={keys}", users.getString("request"));
    assertEquals(1, users.getInteger("keys"));
    assertEquals(2, users.getInteger("wave"));
  }

  @Test
  void saysHowMuchOfTheBytesWasUsed() {
    JsonObject facet =
        ask(true).json().toJsonObject().getJsonObject("extensions").getJsonObject("facet");

    JsonObject bytes = facet.getJsonObject("bytes");
    assertEquals(POSTS.length() + USERS.length(), bytes.getInteger("received"));
    // Two titles with their quotes, the user's key twice, once more to match it, and the name.
    assertEquals(2 * 3 + 2 + 1 + 5, bytes.getInteger("used"));
  }

  @Test
  void saysItForEachService() {
    JsonObject services =
        ask(true)
            .json()
            .toJsonObject()
            .getJsonObject("extensions")
            .getJsonObject("facet")
            .getJsonObject("services");

    assertEquals(Set.of("a", "b"), services.fieldNames());
    assertEquals(
        new JsonObject()
            .put("calls", 1)
            .put("received", USERS.length())
            .put("used", 1 + 5)
            .put("overFetch", 0.83),
        services.getJsonObject("b"));
    assertEquals(1, services.getJsonObject("a").getInteger("calls"));
  }

  @Test
  void saysWhereTheTimeWentInAHeader() {
    String timing = ask(true).timing();

    assertTrue(timing.startsWith("gateway;dur="), timing);
    assertTrue(timing.endsWith(";desc=\"2 calls in 2 waves\""), timing);
  }

  @Test
  void saysWhichCallsWereRetried() {
    gateway.services.onSecondTry("a GET /posts", POSTS);
    gateway.services.failsTwice(
        "b GET /users?id=7", new UpstreamFailure.ConnectionLost("b", "closed"));
    GraphQlResponse response = ask(true);
    JsonObject facet =
        response.json().toJsonObject().getJsonObject("extensions").getJsonObject("facet");

    assertEquals(2, facet.getInteger("retries"));
    assertEquals(1, facet.getJsonArray("upstream").getJsonObject(0).getInteger("retries"));
    assertEquals(1, facet.getJsonArray("upstream").getJsonObject(1).getInteger("retries"));
    assertTrue(
        response.timing().endsWith(";desc=\"2 calls in 2 waves, 2 retried\""), response.timing());
  }

  @Test
  void saysNothingOfRetriesWhereThereWereNone() {
    assertTrue(!ask(true).json().toString().contains("retries"));
  }

  @Test
  void saysWhatSharingSparedTheFrontendSoFar() {
    ask(false);
    JsonObject facet =
        ask(true).json().toJsonObject().getJsonObject("extensions").getJsonObject("facet");

    assertEquals(
        new JsonObject().put("executions", 2).put("responses", 2), facet.getJsonObject("shared"));
  }

  @Test
  void saysNothingUnasked() {
    GraphQlResponse response = ask(false);

    assertEquals("", response.timing());
    assertTrue(!response.json().toJsonObject().containsKey("extensions"));
  }
}
