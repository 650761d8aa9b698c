// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mutations drop, and for whom something is kept. */
class DroppedItemsTest extends KeptItemsGateway {
  private static final String RENAME = "mutation{rename(id:1){name}}";

  @BeforeEach
  void services() {
    services.on("b GET /users/1", "{\"id\":1,\"name\":\"Ada\"}");
    services.on("b GET /users/2", "{\"id\":2,\"name\":\"Bo\"}");
    services.on("b GET /users?ids=1,2", "[{\"id\":1},{\"id\":2}]");
    services.on("b POST /rename {\"id\":\"1\"}", "{\"id\":1,\"post\":7}");
    services.on("b POST /rename {}", "{}");
    services.onWith("a GET /post?n=7", "{\"data\":{\"id\":5,\"by\":1}}");
    services.onWith("a GET /post?n=8", "{\"data\":{\"id\":6,\"by\":1}}");
  }

  private List<String> callsFor(String query) {
    services.forget();
    String _ = answer(query);
    return calls();
  }

  @Test
  void whatHasATagIsAskedForAgainAndNothingElse() {
    String all = "{a:user(id:1){name} b:user(id:2){name} post(n:7){id} p:post(n:8){id}}";
    String _ = answer(all);
    String _ = answer(RENAME);
    assertEquals(List.of("b GET /users/1", "a GET /post?n=7"), callsFor(all));
  }

  @Test
  void aListIsATagForEachOfItsItems() {
    String both = "{a:user(id:1){name} b:user(id:2){name}}";
    String _ = answer(both);
    String _ = answer("mutation{rename(in:[2,3]){name}}");
    assertEquals(List.of("b GET /users/2"), callsFor(both));
  }

  @Test
  void moreTagsThanCanBeNamedDropAllOfTheService() {
    String both = "{a:user(id:1){name} b:user(id:2){name}}";
    String _ = answer(both);
    services.on("b POST /rename {}", "{\"id\":1,\"post\":[" + "1,".repeat(9_999) + "1]}");
    String _ = answer("mutation{rename{name}}");
    assertEquals(List.of("b GET /users?ids=1,2"), callsFor(both));
  }

  @Test
  void tagsReadWhatIsNotSelectedAndWhatTheClientIs() {
    services.onWith("a GET /post?n=8", "{\"data\":{\"id\":6,\"slug\":\"me\"}}");
    services.onWith("a GET /stats/6", "{\"n\":3}");
    String stats = "{post(n:8){stats}}";
    String _ = answer(stats);
    assertEquals(List.of(), callsFor(stats));
    String _ = answer("mutation{rename{id}}");
    assertEquals(List.of("a GET /stats/6"), callsFor(stats));
  }

  @Test
  void aMutationThatFailedDropsNothing() {
    String _ = answer("{user(id:1){name}}");
    services.on("b POST /rename {\"id\":\"1\"}", 500, "{}");
    String _ = answer(RENAME);
    services.fails(
        "b POST /rename {\"id\":\"1\"}", new UpstreamFailure.Unreachable("b", "refused"));
    String _ = answer(RENAME);
    assertEquals(List.of(), callsFor("{user(id:1){name}}"));
  }

  @Test
  void aMutationWhoseOutcomeNobodyKnowsDrops() {
    String _ = answer("{user(id:1){name}}");
    services.failsTwice(
        "b POST /rename {\"id\":\"1\"}", new UpstreamFailure.TimedOut("b", Duration.ofSeconds(1)));
    String _ = answer(RENAME);
    assertEquals(List.of("b GET /users/1"), callsFor("{user(id:1){name}}"));
  }

  @Test
  void whatWasUnderWayWhenItsTagWasDroppedIsNotKept() {
    Promise<UpstreamResponse> later = services.onLater("b GET /users/1");
    Future<GraphQlResponse> asked = asked("{user(id:1){name}}", client("jwt:ada"));
    tags.drop("user:1");
    later.complete(KeptItemsTest.response("{\"id\":1,\"name\":\"old\"}"));
    assertEquals("{\"data\":{\"user\":{\"name\":\"old\"}}}", asked.result().json().toString());
    assertEquals(List.of("b GET /users/1"), callsFor("{user(id:1){name}}"));
    assertEquals(List.of(), callsFor("{user(id:1){id name}}"));
  }

  @Test
  void aRenewalThatATagOvertookIsNotKept() {
    String _ = answer("{user(id:1){name}}");
    millis += 10_000;
    Promise<UpstreamResponse> later = services.onLater("b GET /users/1");
    String _ = answer("{user(id:1){name}}");
    tags.drop("user:1");
    later.complete(KeptItemsTest.response("{\"id\":1,\"name\":\"old\"}"));
    assertEquals(List.of("b GET /users/1"), callsFor("{user(id:1){name}}"));
  }

  @Test
  void belowAMutationNothingKeptIsGivenAndWhatIsReadIsKept() {
    services.on("b POST /rename {\"id\":\"1\"}", "{\"id\":1}");
    String post = "{post(n:7){author{name}}}";
    assertEquals(2, callsFor(post).size());
    EngineOfMutations mutations = new EngineOfMutations();
    assertEquals(2, mutations.callsOf("mutation{publish{author{name}}}").size());
    assertEquals(2, mutations.callsOf("mutation{publish{author{name}}}").size());
    assertEquals(List.of(), mutations.callsOf("{user(id:1){name}}"));
  }

  @Test
  void whatIsPrivateIsForOnePrincipal() {
    services.on("a GET /draft?of=me", "{\"id\":5}");
    for (String identity : List.of("jwt:ada", "jwt:ada", "jwt:bo")) {
      assertEquals(
          "{\"data\":{\"draft\":{\"id\":\"5\"}}}", answer("{draft{id}}", client(identity)));
    }
    assertEquals(2, calls().size());
  }

  /** Another frontend, which changes what the first one keeps. */
  private final class EngineOfMutations {
    private final GraphQlEngine engine =
        new EngineBuilder(
                SDL.replace(
                    "type Mutation {",
                    "type Mutation { publish: Post @rest(service: a, post: \"/publish\")"))
            .alone()
            .over(services.clients("a", "b"));

    List<String> callsOf(String query) {
      services.on("a POST /publish", "{\"id\":5,\"by\":1}");
      services.forget();
      engine
          .execute(
              new GraphQlRequest(query, null, java.util.Map.of(), true, false), client("jwt:ada"))
          .result();
      return calls();
    }
  }
}
